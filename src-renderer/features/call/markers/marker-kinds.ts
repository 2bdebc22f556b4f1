import type { Limitation, MarkerKind, MarkerSummary } from '../../../../src-shared/marker.ts';
import { formatLatency, formatPercent, formatTime, humanize } from '../../../lib/format.ts';

/** What each kind is called where many are counted. */
export const markerNames: { readonly [K in MarkerKind]: string } = {
  'dead-air': 'Dead air',
  overlap: 'Overlap',
  interruption: 'Interruption',
  'slow-answer': 'Slow answer',
  'tool-turn': 'Tool',
  'failed-tool': 'Failed tool',
  monologue: 'Monologue',
};

export interface CallFigure {
  readonly name: string;
  readonly value: string;
  /** Said when pointed at. */
  readonly title: string;
}

/** The talk in figures, each only where it can be told. */
export function callFigures(summary: MarkerSummary): readonly CallFigure[] {
  const { talk, silenceMs, longestMonologue: longest, responseTimes: answers } = summary;
  const percents = roundedPercents(talk.map(({ share }) => share));
  return [
    ...talk.map(({ speaker, ms }, place) => ({
      name: humanize(speaker),
      value: formatPercent(percents[place]),
      title: `${humanize(speaker)} speaks for ${formatTime(ms)}, of all that is spoken`,
    })),
    ...figure('Silence', silenceMs, formatTime, 'Time in which nobody speaks'),
    ...figure(
      'Longest stretch',
      longest && longest.endMs - longest.startMs,
      (ms) => `${(ms / 1000).toFixed(0)} s ${humanize(longest?.speaker ?? '').toLowerCase()}`,
      'The longest stretch of one speaker',
    ),
    ...figure('Answers p50', answers.p50Ms, formatLatency, responseTimeTitle(answers.count)),
    ...figure('p90', answers.p90Ms, formatLatency, responseTimeTitle(answers.count)),
  ];
}

/** Shares that make 1, in whole percents that make 100: what is cut goes to those that lose most. */
export function roundedPercents(shares: readonly number[]): readonly number[] {
  const floors = shares.map((share) => Math.floor(share * 100 + 1e-9));
  const left = Math.round(shares.reduce((sum, share) => sum + share * 100, 0));
  const missingPercents = left - floors.reduce((sum, percent) => sum + percent, 0);
  const remainder = (place: number): number => (shares[place] ?? 0) * 100 - (floors[place] ?? 0);
  const raised = new Set(
    [...shares.keys()]
      .toSorted((one, other) => remainder(other) - remainder(one))
      .slice(0, missingPercents),
  );
  return floors.map((percent, place) => percent + (raised.has(place) ? 1 : 0));
}

const responseTimeTitle = (count: number): string =>
  `From the end of the user’s speech to the agent’s first word, over ${count} answer${count === 1 ? '' : 's'}`;

const figure = (
  name: string,
  ms: number | undefined,
  format: (ms: number) => string,
  title: string,
): readonly CallFigure[] => (ms === undefined ? [] : [{ name, value: format(ms), title }]);

/** What is said of the limits in one line. */
export function limitsText(limits: readonly Limitation[]): string {
  const [first, ...others] = limits;
  if (first === undefined) return '';
  return others.length === 0 ? first.text : `${first.text} And ${others.length} more.`;
}
