import type {
  ResultsFile,
  SessionFile,
} from '../../src-shared/calibration-file/calibration-file.ts';
import type { Rubric } from '../../src-shared/rubrics/rubric.ts';
import { annReviewer, ben } from './fake-reviewers.ts';

export const yesNoRubric: Rubric = {
  id: 'r',
  version: 3,
  name: 'Quality',
  kinds: ['call'],
  passMark: 80,
  sections: [
    {
      id: 's',
      name: 'S',
      criteria: [
        {
          id: 'greeting',
          name: 'Greeting',
          kind: 'choice',
          weight: 1,
          allowNotApplicable: false,
          options: [
            { id: 'yes', label: 'Yes', points: 1 },
            { id: 'no', label: 'No', points: 0 },
          ],
        },
      ],
    },
  ],
};

const head = {
  format: 'earmark-calibration',
  formatVersion: 1,
  exportedAt: '2026-11-20T14:02:00.000Z',
  exportedAtLocal: '2026-11-20T15:02:00.000+01:00',
  workspace: { id: 'w', name: 'Acme' },
} as const;

const sessionId = '22222222-2222-4222-8222-222222222222';

export const fakeSessionFile: SessionFile = {
  ...head,
  kind: 'session',
  session: {
    id: sessionId,
    name: 'November',
    lead: annReviewer,
    rubric: yesNoRubric,
    callIds: ['call_1', 'call_2'],
    participants: [annReviewer, ben],
    deadlineAt: '2026-12-01T00:00:00.000Z',
  },
};

const result = (digit: number) => ({
  id: `33333333-3333-4333-8333-33333333333${digit}`,
  callId: `call_${digit}`,
  startedAt: '2026-11-20T13:00:00.000Z',
  submittedAt: '2026-11-20T13:05:00.000Z',
  submittedAtLocal: '2026-11-20T14:05:00.000+01:00',
  activeMs: 60_000,
  answers: {
    greeting: {
      value: { kind: 'choice' as const, optionId: 'yes' },
      comment: 'Said the name',
      evidence: [{ startMs: 1000, endMs: 2000, quote: 'This is Nora' }],
    },
  },
});

export const fakeResultsFile: ResultsFile = {
  ...head,
  kind: 'results',
  session: { id: sessionId, name: 'November' },
  rubric: { id: 'r', version: 3 },
  participantId: ben.id,
  reviewer: ben,
  redacted: false,
  reviews: [result(1), result(2)],
};
