import type { EntryWire } from '../records/call-wire.ts';
import type { Topic } from './agents.ts';
import type { GeneratedTool } from './call-fields.ts';
import { nextLine, openingLine } from './sentences.ts';

/** What a generated dialogue has to contain. */
export interface DialoguePlan {
  readonly topic: Topic;
  readonly durationMs: number;
  readonly wordCount: number;
  readonly tools: readonly GeneratedTool[];
  /** Waits before the agent's turns, in order; the list is repeated when it is used up. */
  readonly latenciesMs: readonly number[];
  readonly next: () => number;
}

interface Turn {
  readonly by: 'agent' | 'user';
  readonly words: readonly string[];
  readonly waitMs: number;
}

/** Silence at the start and end of a recording. */
const marginMs = 400;

/** A whole conversation with the given length and number of words; times are in seconds. */
export function makeDialogue(plan: DialoguePlan): EntryWire[] {
  const turns = makeTurns(plan);
  const spoken = withTimes(turns, plan.durationMs);
  const entries: EntryWire[] = [];
  const every = Math.max(1, Math.floor(spoken.length / (plan.tools.length + 1)));
  spoken.forEach((turn, index) => {
    entries.push(turn);
    const tool = (index + 1) % every === 0 ? plan.tools[(index + 1) / every - 1] : undefined;
    if (tool !== undefined) entries.push(...toolEntries(tool));
  });
  // Short calls have fewer turns than tools; the remaining tools come at the end.
  const placed = Math.floor(spoken.length / every);
  return [...entries, ...plan.tools.slice(placed).flatMap(toolEntries)];
}

function makeTurns({ topic, wordCount: words, latenciesMs, next }: DialoguePlan): Turn[] {
  const turns: Turn[] = [];
  let left = words;
  for (let index = 0; left > 0; index += 1) {
    const by = index % 2 === 0 ? 'agent' : 'user';
    const lines = index === 0 ? [openingLine(topic)] : [nextLine(by, topic, next)];
    if (index > 0 && by === 'agent' && next() < 0.4) lines.push(nextLine(by, topic, next));
    const said = lines.join(' ').split(' ').slice(0, left);
    const agentWait = latenciesMs[(index / 2) % Math.max(1, latenciesMs.length)] ?? 700;
    // In 6% of the turns the user starts before the agent has finished.
    const userWait = next() < 0.06 ? -250 : 250 + 900 * next();
    turns.push({ by, words: said, waitMs: by === 'agent' ? agentWait : userWait });
    left -= said.length;
  }
  return turns;
}

/** Longer words take longer, and all words together fill the call. */
function withTimes(turns: readonly Turn[], durationMs: number): EntryWire[] {
  const available = Math.max(0, durationMs - 2 * marginMs);
  const waits = turns.reduce((sum, { waitMs }) => sum + Math.max(0, waitMs), 0);
  const letters = turns.flatMap(({ words }) => words).reduce((sum, word) => sum + weight(word), 0);
  const waitScale = Math.min(1, (available * 0.4) / Math.max(1, waits));
  const msPerWeight = (available - waits * waitScale) / Math.max(1, letters);
  let clock = marginMs;
  return turns.map(({ by, words, waitMs }) => {
    clock = Math.max(marginMs, clock + waitMs * waitScale);
    const wordsWire = words.map((word) => {
      const start = clock;
      clock += weight(word) * msPerWeight;
      return {
        word,
        start: seconds(start),
        end: seconds(clock - 0.12 * weight(word) * msPerWeight),
      };
    });
    return { role: by, content: words.join(' '), words: wordsWire };
  });
}

const weight = (word: string): number => 3 + word.length;
const seconds = (ms: number): number => Math.round(ms) / 1000;

function toolEntries({ id, name, success, latencyMs }: GeneratedTool): EntryWire[] {
  return [
    {
      role: 'tool_call_invocation',
      tool_call_id: id,
      name,
      arguments: JSON.stringify({ ref: id }),
    },
    {
      role: 'tool_call_result',
      tool_call_id: id,
      successful: success,
      content: JSON.stringify(success ? { ok: true } : { error: `No answer in ${latencyMs} ms` }),
    },
  ];
}
