import type { Reviewer } from './reviewer.ts';
import type { Settings } from './settings.ts';

export const currentReviewer = ({
  reviewerId: id,
  reviewerName: name,
}: Pick<Settings, 'reviewerId' | 'reviewerName'>): Reviewer => ({ id, name: name.trim() });

/** The reviewers of this computer. Settings of an older version may lack the current one in the list. */
export const knownReviewers = (settings: Settings): readonly Reviewer[] => [
  currentReviewer(settings),
  ...settings.reviewers,
];

/**
 * The settings after a change. Another reviewer brings their own name, and a name that is given belongs
 * to the current reviewer.
 */
export function changedSettings(settings: Settings, change: Partial<Settings>): Settings {
  const next = { ...settings, ...change };
  const isOther = next.reviewerId !== settings.reviewerId;
  const known = next.reviewers.find(({ id }) => id === next.reviewerId);
  const reviewerName =
    isOther && change.reviewerName === undefined ? (known?.name ?? '') : next.reviewerName;
  const current = currentReviewer({ ...next, reviewerName });
  const reviewers =
    known === undefined
      ? [...next.reviewers, current]
      : next.reviewers.map((one) => (one.id === current.id ? current : one));
  return { ...next, reviewerName, reviewers };
}
