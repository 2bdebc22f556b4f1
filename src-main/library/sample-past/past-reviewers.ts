/** An invented reviewer, and how they differ from the others. */
export interface PastReviewer {
  readonly id: string;
  readonly name: string;
  /** The chance that a good answer is marked down, at the first and at the last call. */
  readonly strictness: readonly [first: number, last: number];
  /** The chance that a bad answer is let pass. */
  readonly lenience: number;
  /** Minutes for a review. */
  readonly minutes: readonly [number, number];
  /** The share of calls that they review first. */
  readonly share: number;
}

/** Every name says that it is part of the sample. */
export const pastReviewers: readonly [PastReviewer, ...PastReviewer[]] = [
  {
    id: '5a3e0001-0000-4000-8000-000000000001',
    name: 'Sample: Ana',
    strictness: [0.02, 0.02],
    lenience: 0.03,
    minutes: [3, 6],
    share: 0.46,
  },
  {
    id: '5a3e0001-0000-4000-8000-000000000002',
    name: 'Sample: Ben',
    strictness: [0.11, 0.11],
    lenience: 0.02,
    minutes: [4, 9],
    share: 0.32,
  },
  {
    id: '5a3e0001-0000-4000-8000-000000000003',
    name: 'Sample: Chloe',
    // She starts lenient and becomes stricter, which shows as drift.
    strictness: [0, 0.09],
    lenience: 0.12,
    minutes: [2, 4],
    share: 0.22,
  },
];
