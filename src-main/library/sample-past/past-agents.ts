/** How well a version of an agent does: the chance of each thing that reviewers look at. */
export interface VersionSkill {
  readonly version: number;
  readonly calls: number;
  /** When its first and its last call started, in epoch ms. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly greets: number;
  readonly understands: number;
  readonly confirmsDetails: number;
  readonly repeats: number;
  readonly resolves: number;
  readonly readsBack: number;
  readonly claimsTrue: number;
  readonly fast: number;
  readonly letsFinish: number;
  readonly toneFits: number;
}

export interface PastAgent {
  readonly id: string;
  readonly name: string;
  readonly rubricId: 'appointment-booking' | 'support';
  readonly number: string;
  readonly versions: readonly VersionSkill[];
}

const day = (text: string): number => Date.parse(`${text}T09:00:00Z`);

/** Two of the sample's agents, each with an older and a newer version. */
export const pastAgents: readonly PastAgent[] = [
  {
    id: 'agent_5d1f0c7e94ab83b26a0f4e17c9',
    name: 'Ava · Harbor Dental booking',
    rubricId: 'appointment-booking',
    number: '+12065550142',
    versions: [
      {
        version: 7,
        calls: 58,
        fromMs: day('2026-09-14'),
        toMs: day('2026-10-11'),
        greets: 0.95,
        understands: 0.78,
        confirmsDetails: 0.56,
        repeats: 0.28,
        resolves: 0.68,
        readsBack: 0.47,
        claimsTrue: 0.97,
        fast: 0.5,
        letsFinish: 0.78,
        toneFits: 0.9,
      },
      {
        version: 8,
        calls: 62,
        fromMs: day('2026-10-12'),
        toMs: day('2026-11-05'),
        greets: 0.82,
        understands: 0.83,
        confirmsDetails: 0.74,
        repeats: 0.14,
        resolves: 0.79,
        readsBack: 0.92,
        claimsTrue: 0.97,
        fast: 0.86,
        letsFinish: 0.82,
        toneFits: 0.91,
      },
    ],
  },
  {
    id: 'agent_9e07d3c15fa8b246d1e57a30b8',
    name: 'Meadow & Finch refund desk',
    rubricId: 'support',
    number: '+12065550187',
    versions: [
      {
        version: 13,
        calls: 27,
        fromMs: day('2026-09-16'),
        toMs: day('2026-10-13'),
        greets: 0.9,
        understands: 0.8,
        confirmsDetails: 0.7,
        repeats: 0.2,
        resolves: 0.6,
        readsBack: 0.8,
        claimsTrue: 0.86,
        fast: 0.7,
        letsFinish: 0.8,
        toneFits: 0.82,
      },
      {
        version: 14,
        calls: 27,
        fromMs: day('2026-10-14'),
        toMs: day('2026-11-05'),
        greets: 0.92,
        understands: 0.82,
        confirmsDetails: 0.72,
        repeats: 0.18,
        resolves: 0.66,
        readsBack: 0.82,
        claimsTrue: 0.93,
        fast: 0.72,
        letsFinish: 0.82,
        toneFits: 0.86,
      },
    ],
  },
];
