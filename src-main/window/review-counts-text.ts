import { dateText } from '../lib/dates.ts';
import type { ReviewCounts } from '../../src-shared/backup.ts';

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** For example “12 reviews (9 submitted), 30 tags, 210 edits, newest from 29 Nov 2026, 18:02”. */
export function reviewCountsText(counts: ReviewCounts | undefined): string {
  if (counts === undefined) return 'can’t be read';
  const { reviews, submitted, appliedTags, edits, newestEditMs } = counts;
  const parts = [
    `${counted(reviews, 'review')} (${submitted.toLocaleString('en')} submitted)`,
    counted(appliedTags, 'tag'),
    counted(edits, 'edit'),
  ];
  const newest = newestEditMs === undefined ? '' : `, newest from ${dateText(newestEditMs)}`;
  return parts.join(', ') + newest;
}
