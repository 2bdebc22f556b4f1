import type { Limitation, MarkerSummary } from '../../../../src-shared/marker.ts';
import { formatLatency, formatPercent, formatTime } from '../../../lib/format.ts';
import { figureText, markerText, speakerName } from '../call-text.ts';

export interface CallFigure {
  readonly name: string;
  readonly value: string;
  /** What the figure means, shown as its tooltip. */
  readonly title: string;
}

/** The figures of a call; each is left out where it is unknown. */
export function callFigures(summary: MarkerSummary): readonly CallFigure[] {
  const { talk, silenceMs, longestMonologue: longest, responseTimes } = summary;
  const percents = roundedPercents(talk.map(({ share }) => share));
  return [
    ...talk.map(({ speaker, ms }, place) => ({
      name: speakerName(speaker),
      value: formatPercent(percents[place]),
      title: figureText.talk(speakerName(speaker), formatTime(ms)),
    })),
    ...figure(figureText.silence, silenceMs, formatTime, figureText.silenceTitle),
    ...figure(
      figureText.longestMonologue,
      longest && longest.endMs - longest.startMs,
      (ms) =>
        figureText.monologue(
          (ms / 1000).toFixed(0),
          speakerName(longest?.speaker ?? '').toLowerCase(),
        ),
      figureText.longestMonologueTitle,
    ),
    ...figure(
      figureText.responseTimeMedian,
      responseTimes.p50Ms,
      formatLatency,
      figureText.responseTimeTitle(responseTimes.count),
    ),
    ...figure(
      figureText.responseTimeP90,
      responseTimes.p90Ms,
      formatLatency,
      figureText.responseTimeTitle(responseTimes.count),
    ),
  ];
}

/** Shares that add up to 1 as whole percents that add up to 100 (largest remainder method). */
export function roundedPercents(shares: readonly number[]): readonly number[] {
  const floors = shares.map((share) => Math.floor(share * 100 + 1e-9));
  const total = Math.round(shares.reduce((sum, share) => sum + share * 100, 0));
  const missingPercents = total - floors.reduce((sum, percent) => sum + percent, 0);
  const remainder = (place: number): number => (shares[place] ?? 0) * 100 - (floors[place] ?? 0);
  const raised = new Set(
    [...shares.keys()]
      .toSorted((one, other) => remainder(other) - remainder(one))
      .slice(0, missingPercents),
  );
  return floors.map((percent, place) => percent + (raised.has(place) ? 1 : 0));
}

const figure = (
  name: string,
  ms: number | undefined,
  format: (ms: number) => string,
  title: string,
): readonly CallFigure[] => (ms === undefined ? [] : [{ name, value: format(ms), title }]);

/** The limitations in one line. */
export function limitsText(limits: readonly Limitation[]): string {
  const [first, ...others] = limits;
  if (first === undefined) return '';
  return others.length === 0 ? first.text : markerText.more(first.text, others.length);
}
