import type { Limit, MarkKind, MarksSummary } from '../../../src-shared/marks/mark.ts';
import { formatLatency, formatPercent, formatTime, plainWords } from '../../lib/format.ts';

/** What each kind is called where many are counted. */
export const markNames: { readonly [K in MarkKind]: string } = {
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
export function callFigures(summary: MarksSummary): readonly CallFigure[] {
  const { talk, silenceMs, longestMonologue: longest, answers } = summary;
  return [
    ...talk.map(({ speaker, share, ms }) => ({
      name: plainWords(speaker),
      value: formatPercent(share * 100),
      title: `${plainWords(speaker)} speaks for ${formatTime(ms)}, of all that is spoken`,
    })),
    ...figure('Silence', silenceMs, formatTime, 'Time in which nobody speaks'),
    ...figure(
      'Longest stretch',
      longest && longest.endMs - longest.startMs,
      (ms) => `${(ms / 1000).toFixed(0)} s ${plainWords(longest?.speaker ?? '').toLowerCase()}`,
      'The longest stretch of one speaker',
    ),
    ...figure('Answers p50', answers.p50Ms, formatLatency, answersTitle(answers.count)),
    ...figure('p90', answers.p90Ms, formatLatency, answersTitle(answers.count)),
  ];
}

const answersTitle = (count: number): string =>
  `From the end of the user’s speech to the agent’s first word, over ${count} answer${count === 1 ? '' : 's'}`;

const figure = (
  name: string,
  ms: number | undefined,
  words: (ms: number) => string,
  title: string,
): readonly CallFigure[] => (ms === undefined ? [] : [{ name, value: words(ms), title }]);

/** What is said of the limits in one line. */
export function limitsLine(limits: readonly Limit[]): string {
  const [first, ...others] = limits;
  if (first === undefined) return '';
  return others.length === 0 ? first.text : `${first.text} And ${others.length} more.`;
}
