import { describe, expect, it } from 'vitest';
import {
  draftOf,
  draftProblems,
  emptyDraft,
  sessionOf,
} from '../../../../src-renderer/features/calibration/session-draft.ts';
import { ann, ben } from '../../../fakes/fake-reviewers.ts';

const id = '22222222-2222-4222-8222-222222222222';
const draft = {
  ...emptyDraft(id, { source: 'current', participantIds: [ann.id, ben.id], rubric: 'r 3' }),
  name: ' November ',
  deadlineDay: '2026-12-01',
};

describe('The form of a calibration session', () => {
  it('gives the session that was written, and shows it again', () => {
    expect(draftProblems(draft)).toEqual({});
    const session = sessionOf(draft, ['call_1'], [ann, ben]);
    expect(session).toMatchObject({
      name: 'November',
      rubricId: 'r',
      rubricVersion: 3,
      callIds: ['call_1'],
      participants: [ann, ben],
      deadlineMs: new Date(2026, 11, 2).getTime(),
    });
    expect(sessionOf(draftOf(session), session.callIds, [])).toEqual(session);
  });

  it('says what is missing', () => {
    const problems = draftProblems({
      ...draft,
      name: ' ',
      count: '201',
      participantIds: [ann.id],
      rubric: '',
      deadlineDay: 'soon',
    });
    expect(Object.keys(problems)).toEqual([
      'name',
      'count',
      'participants',
      'rubric',
      'deadlineDay',
    ]);
  });
});
