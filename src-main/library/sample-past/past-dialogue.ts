import type { Entry } from '../../../src-shared/call.ts';
import type { Choices } from './seeded-choices.ts';
import type { PastAgent, VersionSkill } from './past-agents.ts';

/** What really happened in a call. Reviewers see it with more or less care. */
export interface CallTruth {
  readonly greets: boolean;
  readonly understands: boolean;
  readonly confirmsDetails: boolean;
  readonly repeats: boolean;
  readonly resolves: 'yes' | 'partly' | 'no';
  readonly readsBack: boolean;
  readonly claimsTrue: boolean;
  readonly fast: boolean;
  readonly letsFinish: boolean;
  readonly toneFits: boolean;
  readonly toolSucceeds: boolean;
  readonly slotsOffered: number;
}

export function truthOf(skill: VersionSkill, choices: Choices): CallTruth {
  const resolves = choices.happens(skill.resolves)
    ? 'yes'
    : choices.weighted<'partly' | 'no'>(
        [
          ['partly', 2],
          ['no', 3],
        ],
        'no',
      );
  return {
    greets: choices.happens(skill.greets),
    understands: choices.happens(skill.understands),
    confirmsDetails: choices.happens(skill.confirmsDetails),
    repeats: choices.happens(skill.repeats),
    resolves,
    readsBack: choices.happens(skill.readsBack),
    claimsTrue: choices.happens(skill.claimsTrue),
    fast: choices.happens(skill.fast),
    letsFinish: choices.happens(skill.letsFinish),
    toneFits: choices.happens(skill.toneFits),
    toolSucceeds: resolves === 'yes' || choices.happens(0.4),
    slotsOffered: choices.between(1, resolves === 'yes' ? 3 : 5),
  };
}

/** A line of a call, and what it shows. */
export interface DialogueLine {
  readonly speaker: 'agent' | 'user';
  readonly text: string;
  readonly shows?: keyof CallTruth;
}

type Line = DialogueLine | { readonly tool: string; readonly succeeds: boolean };

const callers = [
  'Joanna Pike',
  'Marcus Webb',
  'Ines Duarte',
  'Tomasz Król',
  'Leah Ortiz',
  'Sam Okafor',
  'Yuki Tan',
  'Priya Nair',
] as const;
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
const hours = ['nine fifteen', 'eleven', 'half past one', 'three', 'four thirty'] as const;
const reasons = [
  'a cleaning',
  'a check-up',
  'a chipped tooth',
  'a crown that came loose',
  'a filling',
] as const;
const products = [
  'a linen jacket',
  'two mugs',
  'a desk lamp',
  'a wool blanket',
  'a pair of boots',
] as const;

const agent = (text: string, shows?: keyof CallTruth): Line => ({
  speaker: 'agent',
  text,
  ...(shows === undefined ? {} : { shows }),
});
const user = (text: string): Line => ({ speaker: 'user', text });
const when = (condition: boolean, ...lines: readonly Line[]): readonly Line[] =>
  condition ? lines : [];

export const dialogueOf = (
  { rubricId }: PastAgent,
  truth: CallTruth,
  choices: Choices,
): readonly Line[] =>
  rubricId === 'support' ? refundCall(truth, choices) : bookingCall(truth, choices);

function bookingCall(truth: CallTruth, choices: Choices): readonly Line[] {
  const [name, day, hour] = [choices.pick(callers), choices.pick(days), choices.pick(hours)];
  const reason = choices.pick(reasons);
  const wrongDay = choices.pick(days);
  return [
    truth.greets
      ? agent(
          'Thanks for calling Harbor Dental, this is Ava, the virtual assistant. How can I help?',
          'greets',
        )
      : agent('Hello. What do you need?', 'greets'),
    user(`Hi, this is ${name}. I need to come in for ${reason}, on ${day} if that works.`),
    ...when(
      !truth.understands,
      agent(`You would like to cancel a visit on ${wrongDay}, is that right?`, 'understands'),
      user(`No, I want to book one. On ${day}.`),
    ),
    ...when(
      truth.confirmsDetails,
      agent(`Thank you. That is ${name}, for ${reason}.`, 'confirmsDetails'),
    ),
    ...when(!truth.confirmsDetails, agent('Okay, one moment.', 'confirmsDetails')),
    ...when(
      truth.repeats,
      agent('And which day would you like to come in?', 'repeats'),
      user(`As I said, ${day}.`),
      agent('And which day would you like to come in?', 'repeats'),
    ),
    { tool: 'find_slots', succeeds: true },
    agent(
      truth.toneFits
        ? `I have ${hour} on ${day}. Would that suit you?`
        : `There is ${hour} on ${day}, or nothing. Take it or leave it.`,
      'toneFits',
    ),
    user(choices.pick(['Yes, that works.', 'That is perfect.', 'Hmm, all right then.'])),
    { tool: 'book_slot', succeeds: truth.toolSucceeds },
    ...bookingEnd(truth, day, hour),
    ...when(!truth.claimsTrue, agent('And parking is free for the whole day.', 'claimsTrue')),
    user(truth.resolves === 'yes' ? 'Great, thank you. Bye.' : 'I see. Goodbye.'),
  ];
}

function bookingEnd(truth: CallTruth, day: string, hour: string): readonly Line[] {
  if (truth.resolves === 'no') {
    return [
      agent('I could not book that. Try again another time.', 'resolves'),
      user('Again? That is the second time.'),
    ];
  }
  if (truth.resolves === 'partly') {
    return [
      agent('I could not book that, but the front desk can. They open at eight.', 'resolves'),
    ];
  }
  return truth.readsBack
    ? [
        agent(`You are booked for ${day} at ${hour}. Is that right?`, 'readsBack'),
        user('Yes, that is right.'),
      ]
    : [agent('You are booked. Anything else?', 'readsBack'), user('No.')];
}

function refundCall(truth: CallTruth, choices: Choices): readonly Line[] {
  const [name, product] = [choices.pick(callers), choices.pick(products)];
  const order = String(choices.between(41_000, 89_999));
  return [
    truth.greets
      ? agent(
          'Meadow and Finch, you are speaking with an automated assistant. What can I do for you?',
          'greets',
        )
      : agent('Yes, what is it about?', 'greets'),
    user(`I sent back ${product} and the refund has not arrived.`),
    ...when(
      !truth.understands,
      agent('You want to order that again?', 'understands'),
      user('No, I want my money back.'),
    ),
    agent('May I have your order number and your name?'),
    user(`It is ${order}, and my name is ${name}.`),
    truth.confirmsDetails
      ? agent(`Order ${order}, ${name}. Thank you.`, 'confirmsDetails')
      : agent('Thank you.', 'confirmsDetails'),
    ...when(
      truth.repeats,
      agent('And may I have your order number?', 'repeats'),
      user(`${order}. I just said it.`),
    ),
    { tool: 'lookup_order', succeeds: truth.toolSucceeds },
    ...when(
      !truth.claimsTrue,
      agent('Refunds always arrive within one day.', 'claimsTrue'),
      user('It has been two weeks.'),
    ),
    agent(
      {
        yes: 'I have released the refund. It will be in your account within five working days.',
        partly: 'I can see the parcel. Please write to our returns team, they will release it.',
        no: 'I cannot see anything about that here.',
      }[truth.resolves],
      'resolves',
    ),
    ...when(!truth.toneFits, agent('You could have read that on our website.', 'toneFits')),
    user(truth.resolves === 'yes' ? 'Thank you, that helps.' : 'That does not help me.'),
  ];
}

const wordMs = 270;

const pauseBefore = (
  speaker: DialogueLine['speaker'],
  { fast }: CallTruth,
  choices: Choices,
): number =>
  speaker === 'agent' ? choices.between(700, fast ? 1500 : 3600) : choices.between(300, 900);

/** The entries of a call with word times, and the line that each entry is. */
export function entriesOf(
  lines: readonly Line[],
  truth: CallTruth,
  choices: Choices,
): {
  readonly entries: readonly Entry[];
  readonly lines: readonly (DialogueLine | undefined)[];
  readonly endMs: number;
} {
  const entries: Entry[] = [];
  const lineOf: (DialogueLine | undefined)[] = [];
  let atMs = 600;
  let interrupted = false;
  for (const line of lines) {
    if ('tool' in line) {
      const toolCallId = `tool_${entries.length}`;
      entries.push({ kind: 'tool-call', toolCallId, name: line.tool, arguments: '{}' });
      entries.push({
        kind: 'tool-result',
        toolCallId,
        content: line.succeeds ? '{"ok":true}' : '{"error":"timeout"}',
        successful: line.succeeds,
      });
      lineOf.push(undefined, undefined);
      continue;
    }
    const interrupts: boolean =
      line.speaker === 'agent' && !truth.letsFinish && !interrupted && entries.length > 2;
    interrupted ||= interrupts;
    // An interrupting agent starts while the caller still speaks.
    const gapMs = interrupts ? -900 : pauseBefore(line.speaker, truth, choices);
    let wordAtMs = entries.length === 0 ? atMs : atMs + gapMs;
    const words = line.text.split(' ').map((text) => {
      const startMs = wordAtMs;
      wordAtMs += wordMs;
      return { text, startMs, endMs: wordAtMs - 30 };
    });
    entries.push({ kind: 'turn', speaker: line.speaker, text: line.text, words });
    lineOf.push(line);
    atMs = Math.max(atMs, wordAtMs);
  }
  return { entries, lines: lineOf, endMs: atMs + 400 };
}
