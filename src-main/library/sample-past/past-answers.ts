import type { Answer } from '../../../src-shared/review.ts';
import type { AnswerValue } from '../../../src-shared/rubrics/answer.ts';
import type { PastCall } from './past-calls.ts';
import type { CallTruth } from './past-dialogue.ts';
import type { Choices } from './seeded-choices.ts';

const choice = (optionId: string): AnswerValue => ({ kind: 'choice', optionId });
const yesOrNo = (isYes: boolean): AnswerValue => choice(isYes ? 'yes' : 'no');

/** A criterion, the property that it judges, its answer, and the likely causes of a bad one. */
type Judged = readonly [
  criterionId: string,
  shows: keyof CallTruth,
  value: AnswerValue,
  causes?: readonly (readonly [string, number])[],
];

const causesOf = {
  instructions: [
    ['prompt-ignored', 4],
    ['prompt-unclear', 3],
    ['prompt-missing', 2],
  ],
  missing: [
    ['prompt-missing', 7],
    ['prompt-unclear', 2],
  ],
  hearing: [
    ['speech-recognition', 6],
    ['caller', 2],
    ['prompt-unclear', 1],
  ],
  result: [
    ['tool-failed', 5],
    ['tool-not-called', 2],
    ['knowledge-missing', 2],
    ['caller', 1],
  ],
  claims: [
    ['knowledge-outdated', 3],
    ['knowledge-missing', 2],
  ],
} as const;

/** The answers of a reviewer who judges the call so. */
export function answersOf(
  past: PastCall,
  seen: CallTruth,
  choices: Choices,
): Readonly<Record<string, Answer>> {
  const common: readonly Judged[] = [
    ['greeting', 'greets', yesOrNo(seen.greets), causesOf.instructions],
    ['request-understood', 'understands', graded(seen.understands, choices), causesOf.hearing],
    ['details-confirmed', 'confirmsDetails', yesOrNo(seen.confirmsDetails), causesOf.instructions],
    ['no-repeated-question', 'repeats', yesOrNo(!seen.repeats)],
    ['claims-true', 'claimsTrue', choice(seen.claimsTrue ? 'met' : 'not-met'), causesOf.claims],
    ['response-time', 'fast', yesOrNo(seen.fast)],
    ['lets-caller-finish', 'letsFinish', yesOrNo(seen.letsFinish)],
    ['tone-appropriate', 'toneFits', yesOrNo(seen.toneFits), causesOf.instructions],
  ];
  const judged = [
    ...common,
    ...(past.agent.rubricId === 'support' ? support(seen) : booking(seen)),
  ];
  return Object.fromEntries(
    judged.map(([criterionId, shows, value, causes]) => [
      criterionId,
      answerOf(past, { shows, value, causes }, choices),
    ]),
  );
}

const graded = (isGood: boolean, choices: Choices): AnswerValue => {
  if (isGood) return choice('yes');
  return choice(choices.happens(0.5) ? 'partly' : 'no');
};

function booking(seen: CallTruth): readonly Judged[] {
  return [
    ['appointment-made', 'resolves', choice(seen.resolves), causesOf.result],
    ...(seen.resolves === 'no'
      ? []
      : [['slot-tool', 'toolSucceeds', yesOrNo(seen.toolSucceeds)] as const]),
    ['slots-offered', 'slotsOffered', { kind: 'number', value: seen.slotsOffered }],
    ['date-confirmed', 'readsBack', yesOrNo(seen.readsBack), causesOf.missing],
  ];
}

const support = (seen: CallTruth): readonly Judged[] => [
  ['identity-verified', 'confirmsDetails', { kind: 'not-applicable' }],
  ['request-resolved', 'resolves', choice(seen.resolves), causesOf.result],
  ['tools-succeeded', 'toolSucceeds', yesOrNo(seen.toolSucceeds)],
  ['recovered', 'toneFits', { kind: 'not-applicable' }],
];

interface AnswerParts {
  readonly shows: keyof CallTruth;
  readonly value: AnswerValue;
  readonly causes: Judged[3];
}

const badOptions: ReadonlySet<string> = new Set(['no', 'not-met', 'partly']);
const comments = [
  'This is what the prompt has to say first.',
  'The caller had to ask twice.',
  'Heard this in three calls today.',
] as const;

function answerOf(past: PastCall, { shows, value, causes }: AnswerParts, choices: Choices): Answer {
  const option = value.kind === 'choice' ? value.optionId : '';
  if (!badOptions.has(option)) return { value };
  const passage = passageOf(past, shows);
  const cause = option === 'partly' ? undefined : causeOf(causes, choices);
  return {
    value,
    ...(passage === undefined || choices.happens(0.25) ? {} : { evidence: [passage] }),
    ...(cause === undefined ? {} : { causes: [cause] }),
    ...(choices.happens(0.18) ? { comment: choices.pick(comments) } : {}),
  };
}

function causeOf(causes: Judged[3], choices: Choices): string | undefined {
  const [likeliest] = causes ?? [];
  return likeliest && choices.weighted(causes ?? [], likeliest[0]);
}

/** The last line that shows the property, as a passage of the call. */
export function passageOf({ call, lines }: PastCall, shows: keyof CallTruth) {
  const entry = lines.findLastIndex((line) => line?.shows === shows);
  const turn = call.entries?.[entry];
  if (turn?.kind !== 'turn') return undefined;
  const firstWord = (call.entries ?? [])
    .slice(0, entry)
    .reduce((sum, before) => sum + (before.kind === 'turn' ? before.words.length : 0), 0);
  const [startMs, endMs] = [turn.words[0]?.startMs, turn.words.at(-1)?.endMs];
  return {
    entry,
    firstWord,
    lastWord: firstWord + turn.words.length - 1,
    ...(startMs === undefined ? {} : { startMs }),
    ...(endMs === undefined ? {} : { endMs }),
    quote: turn.text,
  };
}
