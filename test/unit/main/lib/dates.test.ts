import { afterEach, expect, it } from 'vitest';
import { dateText, dayText, setDateLocale } from '../../../../src-main/lib/dates.ts';
import { reviewCountsText } from '../../../../src-main/window/review-counts-text.ts';

const eveningMs = new Date(2026, 10, 29, 18, 2).getTime();
/** Some locales separate with a narrow or no-break space. */
const spaced = (text: string): string => text.replaceAll(/\s/gu, ' ');

afterEach(() => {
  setDateLocale('en-GB');
});

it.each([
  ['en-GB', '29 Nov 2026', '29 Nov 2026, 18:02'],
  ['en-US', 'Nov 29, 2026', 'Nov 29, 2026, 6:02 PM'],
  ['de-DE', '29.11.2026', '29.11.2026, 18:02'],
  ['sv-SE', '29 nov. 2026', '29 nov. 2026 18:02'],
  ['ja-JP', '2026/11/29', '2026/11/29 18:02'],
])('native dialogs show dates in the form of %s', (locale, day, date) => {
  setDateLocale(locale);
  expect(spaced(dayText(eveningMs))).toBe(day);
  expect(spaced(dateText(eveningMs))).toBe(date);
  const counts = { reviews: 1, submitted: 1, appliedTags: 0, edits: 3, newestEditMs: eveningMs };
  expect(spaced(reviewCountsText(counts))).toContain(`newest from ${date}`);
});
