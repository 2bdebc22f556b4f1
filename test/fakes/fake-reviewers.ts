import type { Reviewer } from '../../src-shared/reviewer.ts';
import { defaultSettings, type Settings } from '../../src-shared/settings.ts';

const id = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`;

/** A reviewer who has not entered a name. */
export const unnamed: Reviewer = { id: id(0), name: '' };
export const ann: Reviewer = { id: id(1), name: 'Ann' };
export const ben: Reviewer = { id: id(2), name: 'Ben' };
export const annReviewer: Reviewer = { id: id(3), name: 'Ann Reviewer' };

/** The settings of a new computer. */
export const fakeSettings: Settings = {
  ...defaultSettings,
  reviewerId: unnamed.id,
  reviewers: [unnamed],
};
