import type { CallAnalysis } from '../analysis/call-analysis.ts';
import type { Marker, ToolWait } from '../../marker.ts';
import { endOf, isTimed, startOf } from '../analysis/timeline.ts';
import { markerText } from './marker-text.ts';

/** The entries by which one tool call is timed. */
interface Lookup {
  readonly call: number;
  readonly name: string;
  /** The caller's turn before it. */
  readonly question: number | undefined;
  readonly filler: number | undefined;
  readonly response: number | undefined;
  readonly callerSpoke: boolean;
}

interface TimedWait {
  readonly wait: ToolWait;
  readonly startMs: number;
  readonly endMs: number;
  /** The caller spoke between result and response, so the response may be to that. */
  readonly callerSpoke: boolean;
}

export interface ToolWaits {
  readonly waits: readonly ToolWait[];
  readonly markers: readonly Marker[];
}

/**
 * Measures, for each question that made the agent use tools, how long it took until the agent spoke and
 * until it responded with the result. Tools called for one question are measured together.
 */
export function findToolWaits(analysis: CallAnalysis): ToolWaits {
  const groups: Lookup[][] = [];
  for (const lookup of lookupsOf(analysis)) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isSame = lookup.question !== undefined && before?.question === lookup.question;
    if (group && isSame && before.response === lookup.response) group.push(lookup);
    else groups.push([lookup]);
  }
  const waits = groups.flatMap((group) => timed(analysis, group));
  return { waits: waits.map(({ wait: turn }) => turn), markers: waits.map(toMarker) };
}

const toMarker = ({ wait: turn, startMs, endMs, callerSpoke: userSpoke }: TimedWait): Marker => ({
  kind: 'tool-turn',
  startMs,
  endMs,
  entry: turn.entry,
  label: markerText.toolWait(turn),
  ...detailOf(turn, userSpoke),
});

function detailOf({ toResponseMs }: ToolWait, callerSpoke: boolean): Pick<Marker, 'detail'> {
  if (toResponseMs === undefined) return { detail: markerText.responseUnknown };
  return callerSpoke ? { detail: markerText.callerSpoke } : {};
}

function lookupsOf({ transcript: { entries } }: CallAnalysis): Lookup[] {
  const follows = findFollowing(entries);
  const lookups: Lookup[] = [];
  let question: number | undefined;
  entries.forEach((entry, call) => {
    if (entry.kind === 'turn' && entry.speaker === 'user') question = call;
    // A key press has no time.
    if (entry.kind === 'dtmf') question = undefined;
    if (entry.kind !== 'tool-call') return;
    const result = follows.resultOf.get(entry.toolCallId) ?? entries.length;
    lookups.push({ call, name: entry.name, question, ...replies(follows, question, result) });
  });
  return lookups;
}

function replies(
  { agentAfter, userAfter }: ReturnType<typeof findFollowing>,
  question: number | undefined,
  result: number,
): Pick<Lookup, 'filler' | 'response' | 'callerSpoke'> {
  const spoke = question === undefined ? none : (agentAfter[question] ?? none);
  const response = agentAfter[result] ?? none;
  return {
    filler: spoke < result ? spoke : undefined,
    response: response === none ? undefined : response,
    callerSpoke: (userAfter[result] ?? none) < response && response !== none,
  };
}

/** Stands for “no such entry” and compares as later than all others. */
const none = 0xff_ff_ff_ff;

/** For each entry the next turn of agent and caller, itself included, and the position of each tool's result. */
function findFollowing(entries: CallAnalysis['transcript']['entries']) {
  const agentAfter = new Uint32Array(entries.length + 1).fill(none);
  const userAfter = new Uint32Array(entries.length + 1).fill(none);
  const resultOf = new Map<string, number>();
  let nextAgent = none;
  let nextUser = none;
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry?.kind === 'tool-result') resultOf.set(entry.toolCallId, index);
    // A key press has no time.
    if (entry?.kind === 'dtmf') nextAgent = none;
    const speaker = entry?.kind === 'turn' ? entry.speaker : '';
    if (speaker === 'agent') nextAgent = index;
    if (speaker === 'user') nextUser = index;
    agentAfter[index] = nextAgent;
    userAfter[index] = nextUser;
  }
  return { agentAfter, userAfter, resultOf };
}

function timed(analysis: CallAnalysis, group: readonly Lookup[]): TimedWait[] {
  const [first] = group;
  if (first === undefined) return [];
  const { call, question, filler, response, callerSpoke } = first;
  const questionEndMs = question === undefined ? undefined : wordEdge(analysis, question, 'last');
  const since = (entry: number | undefined): number | undefined => {
    const at = entry === undefined ? undefined : wordEdge(analysis, entry, 'first');
    return at === undefined || questionEndMs === undefined || at < questionEndMs
      ? undefined
      : at - questionEndMs;
  };
  const toFillerMs = since(filler);
  const toResponseMs = since(response);
  const atMs = analysis.moments.atMs[call] ?? -1;
  const isWhole = questionEndMs !== undefined && toResponseMs !== undefined;
  return [
    {
      wait: {
        entry: call,
        names: group.map(({ name }) => name),
        ...(toFillerMs === undefined ? {} : { toFillerMs }),
        ...(toResponseMs === undefined ? {} : { toResponseMs }),
      },
      startMs: isWhole ? questionEndMs : atMs,
      endMs: isWhole ? questionEndMs + toResponseMs : atMs,
      callerSpoke,
    },
  ];
}

/** When a turn starts or ends; undefined if its first or last word has no reliable time. */
function wordEdge(
  { transcript: { entries, words }, lengthMs = Infinity }: CallAnalysis,
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
