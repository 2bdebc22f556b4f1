import type { FigureMeasure } from './measure.ts';

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;
const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
const clock = (ms: number): string => {
  const whole = Math.floor(ms / 1000);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};
const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

interface Figure {
  readonly name: string;
  /** Times are stored in ms, shares as fractions of 1. */
  readonly unit: 'time' | 'share' | 'count';
}

const formats: Record<Figure['unit'], (value: number) => string> = {
  time: seconds,
  share: percent,
  count: String,
};

/** The name of each figure, and what it counts in. */
export const figureText: Record<FigureMeasure['figure'], Figure> = {
  responseTimeP50: { name: 'Median response time', unit: 'time' },
  responseTimeP90: { name: 'Response time (p90)', unit: 'time' },
  responseTimeMax: { name: 'Longest response time', unit: 'time' },
  deadAirMs: { name: 'Dead air', unit: 'time' },
  silenceShare: { name: 'Silence', unit: 'share' },
  overlaps: { name: 'Overlaps', unit: 'count' },
  interruptionsByAgent: { name: 'Interruptions by the agent', unit: 'count' },
  interruptionsByCaller: { name: 'Interruptions by the caller', unit: 'count' },
  agentTalkShare: { name: 'Agent talk share', unit: 'share' },
  longestMonologueMs: { name: 'Longest monologue', unit: 'time' },
  failedToolCalls: { name: 'Failed tool calls', unit: 'count' },
  timeToFirstWordMs: { name: 'Time to the agent’s first word', unit: 'time' },
};

const comparison: Record<FigureMeasure['op'], string> = {
  le: 'at most',
  lt: 'less than',
  ge: 'at least',
  gt: 'more than',
};

/** The explanations of measure results, ready for translation. */
export const measureText = {
  noTranscript: 'There is no transcript of this call.',
  noWordTimes: 'This call has no word timing, so it is unknown when this was said.',
  noLength: 'The length of this call is unknown, so its last seconds can’t be determined.',
  said: (phrase: string, atMs: number): string =>
    atMs < 0 ? `“${phrase}” was said.` : `“${phrase}” was said at ${clock(atMs)}.`,
  notSaid: (phrases: readonly string[]): string =>
    phrases.length === 1 ? `“${phrases[0] ?? ''}” was not said.` : 'None of the phrases was said.',
  allSaid: (count: number): string => `All ${count} phrases were said.`,
  missing: (phrases: readonly string[]): string =>
    `Not said: ${phrases.map((phrase) => `“${phrase}”`).join(', ')}.`,
  elsewhere: (phrase: string, atMs: number): string =>
    atMs < 0
      ? `“${phrase}” was said, but not in that part of the call.`
      : `“${phrase}” was said only at ${clock(atMs)}.`,
  uncertain: (phrase: string): string => `“${phrase}” was said, but the time is unknown.`,
  anchorNotSaid: (phrase: string): string =>
    `“${phrase}” was not said, so nothing can come before or after it.`,
  unreadable: (phrase: string): string => `The phrase “${phrase}” is not valid.`,
  figure: ({ figure, op, limit }: FigureMeasure, value: number): string => {
    const { name, unit } = figureText[figure];
    const show = formats[unit];
    const allowed = op === 'le' && limit === 0 ? show(0) : `${comparison[op]} ${show(limit)}`;
    return `${name}: ${show(value)} (should be ${allowed}).`;
  },
  figureUnknown: (figure: FigureMeasure['figure'], reason: string): string =>
    `${figureText[figure].name}: unknown. ${reason}`,
  agentSilent: 'The agent never spoke.',
  lengthUnknown: 'The length of the call is unknown.',
  noResponses: 'The agent never responded to the caller.',
  fieldMatches: 'The call matches the filter.',
  fieldDiffers: 'The call does not match the filter.',
  fieldNeverSeen: (field: string): string => `No call in this workspace has the field “${field}”.`,
  fieldReported: (values: string): string => `Retell reports ${values}.`,
  fieldAbsent: (field: string): string => `Retell has reported no ${field} for this call.`,
  repeated: (speaker: string, count: number): string =>
    `The ${speaker} said nearly the same thing again ${times(count)}.`,
  notRepeated: (speaker: string): string => `The ${speaker} did not repeat themselves.`,
};
