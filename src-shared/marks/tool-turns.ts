import type { Ground } from './ground.ts';
import type { Mark, ToolTurn } from './mark.ts';
import { endOf, isTimed, startOf } from './word-times.ts';
import { say } from './words.ts';

/** Entries by which one tool call is timed. */
interface Lookup {
  readonly call: number;
  readonly name: string;
  /** The user's turn before it, and the agent's first turn after its result. */
  readonly ask: number | undefined;
  readonly filler: number | undefined;
  readonly answer: number | undefined;
  readonly userSpoke: boolean;
}

interface TimedTurn {
  readonly turn: ToolTurn;
  readonly startMs: number;
  readonly endMs: number;
  /** Between the result and the answer, which may be to that. */
  readonly userSpoke: boolean;
}

export interface ToolTurns {
  readonly turns: readonly ToolTurn[];
  readonly marks: readonly Mark[];
}

/**
 * For each question that sent the agent to its tools: how long until it said anything, and how long
 * until it spoke with the result at hand. Tools called for one question are one turn.
 */
export function findToolTurns(ground: Ground): ToolTurns {
  const groups: Lookup[][] = [];
  for (const lookup of lookupsOf(ground)) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isSame = lookup.ask !== undefined && before?.ask === lookup.ask;
    if (group && isSame && before.answer === lookup.answer) group.push(lookup);
    else groups.push([lookup]);
  }
  const turns = groups.flatMap((group) => timed(ground, group));
  return { turns: turns.map(({ turn }) => turn), marks: turns.map(markOf) };
}

const markOf = ({ turn, startMs, endMs, userSpoke }: TimedTurn): Mark => ({
  kind: 'tool-turn',
  startMs,
  endMs,
  entry: turn.entry,
  label: say.toolTurn(turn),
  ...detailOf(turn, userSpoke),
});

function detailOf({ toAnswerMs }: ToolTurn, userSpoke: boolean): Pick<Mark, 'detail'> {
  if (toAnswerMs === undefined) return { detail: say.answerUnknown };
  return userSpoke ? { detail: say.userSpoke } : {};
}

function lookupsOf({ transcript: { entries } }: Ground): Lookup[] {
  const follows = whatFollows(entries);
  const lookups: Lookup[] = [];
  let ask: number | undefined;
  entries.forEach((entry, call) => {
    if (entry.kind === 'turn' && entry.speaker === 'user') ask = call;
    // What the user asks by keys has no time.
    if (entry.kind === 'dtmf') ask = undefined;
    if (entry.kind !== 'tool-call') return;
    const result = follows.resultOf.get(entry.toolCallId) ?? entries.length;
    lookups.push({ call, name: entry.name, ask, ...replies(follows, ask, result) });
  });
  return lookups;
}

function replies(
  { agentAfter, userAfter }: ReturnType<typeof whatFollows>,
  ask: number | undefined,
  result: number,
): Pick<Lookup, 'filler' | 'answer' | 'userSpoke'> {
  const spoke = ask === undefined ? none : (agentAfter[ask] ?? none);
  const answer = agentAfter[result] ?? none;
  return {
    filler: spoke < result ? spoke : undefined,
    answer: answer === none ? undefined : answer,
    userSpoke: (userAfter[result] ?? none) < answer && answer !== none,
  };
}

/** No such entry: later than all. */
const none = 0xff_ff_ff_ff;

/** For each entry the next turn of either, itself included, and where each tool's result stands. */
function whatFollows(entries: Ground['transcript']['entries']) {
  const agentAfter = new Uint32Array(entries.length + 1).fill(none);
  const userAfter = new Uint32Array(entries.length + 1).fill(none);
  const resultOf = new Map<string, number>();
  let nextAgent = none;
  let nextUser = none;
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry?.kind === 'tool-result') resultOf.set(entry.toolCallId, index);
    // What the agent answers by keys has no time.
    if (entry?.kind === 'dtmf') nextAgent = none;
    const speaker = entry?.kind === 'turn' ? entry.speaker : '';
    if (speaker === 'agent') nextAgent = index;
    if (speaker === 'user') nextUser = index;
    agentAfter[index] = nextAgent;
    userAfter[index] = nextUser;
  }
  return { agentAfter, userAfter, resultOf };
}

function timed(ground: Ground, group: readonly Lookup[]): TimedTurn[] {
  const [first] = group;
  if (first === undefined) return [];
  const { call, ask, filler, answer, userSpoke } = first;
  const askMs = ask === undefined ? undefined : wordEdge(ground, ask, 'last');
  const since = (entry: number | undefined): number | undefined => {
    const at = entry === undefined ? undefined : wordEdge(ground, entry, 'first');
    return at === undefined || askMs === undefined || at < askMs ? undefined : at - askMs;
  };
  const toFillerMs = since(filler);
  const toAnswerMs = since(answer);
  const atMs = ground.moments.atMs[call] ?? -1;
  const isWhole = askMs !== undefined && toAnswerMs !== undefined;
  return [
    {
      turn: {
        entry: call,
        names: group.map(({ name }) => name),
        ...(toFillerMs === undefined ? {} : { toFillerMs }),
        ...(toAnswerMs === undefined ? {} : { toAnswerMs }),
      },
      startMs: isWhole ? askMs : atMs,
      endMs: isWhole ? askMs + toAnswerMs : atMs,
      userSpoke,
    },
  ];
}

/** When a turn begins or ends; undefined when its very first or last word can't be trusted. */
function wordEdge(
  { transcript: { entries, words }, lengthMs = Infinity }: Ground,
  index: number,
  edge: 'first' | 'last',
): number | undefined {
  const entry = entries[index];
  if (entry?.kind !== 'turn' || entry.firstWord < 0) return undefined;
  const word = edge === 'first' ? entry.firstWord : entry.lastWord;
  if (!isTimed(words, word)) return undefined;
  const ms = edge === 'first' ? startOf(words, word) : endOf(words, word);
  return Math.min(ms, lengthMs);
}
