import { toDecimal, type Fraction } from '../../../../src-shared/rubrics/fraction.ts';
import type { Score } from '../../../../src-shared/rubrics/scoring.ts';
import { localTime, utcTime } from '../../cells/timestamps.ts';
import { html, type Markup } from './html.ts';

/** A score with one decimal, or a dash where nothing is counted. */
export const scoreText = (exact: Fraction | undefined): string =>
  exact === undefined ? '–' : `${toDecimal(exact, 1)}%`;

/** A share or a mean in percent, with one decimal. */
export const percentText = (percent: number): string => `${percent.toFixed(1)}%`;

/** Whether the review passed, in one word. */
export function resultText({ percent, passed }: Score): string {
  if (percent === undefined) return 'Not scored';
  if (passed === undefined) return 'Incomplete';
  return passed ? 'Passed' : 'Failed';
}

/** A moment in local time with its offset, and in UTC; a dash where it is not known. */
export const momentText = (ms: number | undefined): string =>
  ms === undefined ? '–' : `${readable(localTime(ms))} (${readable(utcTime(ms))})`;

const readable = (iso: string | undefined): string =>
  (iso ?? '')
    .replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?/u, '$1 $2 ')
    .replace(' Z', ' UTC');

/** A description list. Terms without a value are left out. */
export const details = (
  entries: readonly (readonly [string, string | number | undefined])[],
): Markup =>
  html`<dl>
    ${entries
      .filter(([, value]) => value !== undefined && value !== '')
      .map(
        ([term, value]) =>
          html`<dt>${term}</dt>
            <dd>${value}</dd>`,
      )}
  </dl>`;
