import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { Handlers } from '../../../../src-shared/ipc/contract.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import type { ReviewData } from '../../../../src-shared/review.ts';
import { applyEdit, type CallEdit } from '../../../../src-shared/apply-review-edit.ts';
import { fakeTags, serializedCall } from '../../../fakes/fake-review-data.ts';
import { unnamed } from '../../../fakes/fake-reviewers.ts';

/**
 * A library that remembers: edits last, and undo reverts them in order, also across calls. The agreement
 * test shows that the real library stores what this reducer returns.
 */
export function createInMemoryLibrary(calls: readonly CallDetail[]) {
  const details = new Map(calls.map((detail) => [detail.callId as string, detail]));
  const reviews = new Map(calls.map((detail) => [detail.callId as string, detail.work]));
  const history: { readonly before: ReviewData; readonly edit: CallEdit }[] = [];
  let failure: AppError | undefined;
  let historyId = 0;

  const handlers: Partial<Handlers> = {
    'call:open': ({ callId }) => {
      const detail = details.get(callId);
      const work = reviews.get(callId);
      return Promise.resolve(
        detail && work
          ? ok(serializedCall({ ...detail, work }))
          : err({ kind: 'unknown-call', callId }),
      );
    },
    'edit:apply': ({ edit, atMs = 1000 }) => {
      if (failure !== undefined) return Promise.resolve(err(failure));
      if (!('callId' in edit)) throw new Error('This library knows edits of calls only');
      const before = reviews.get(edit.callId);
      const rubric = details.get(edit.callId)?.rubric;
      if (before === undefined || rubric === undefined) throw new Error(`No call ${edit.callId}`);
      const context = {
        nowMs: atMs,
        reviewer: unnamed,
        rubric,
        currentRubric: rubric,
        tags: fakeTags,
      };
      const reviewData = applyEdit(before, edit, context);
      if (!reviewData.ok) return Promise.resolve(reviewData);
      reviews.set(edit.callId, reviewData.value);
      history.push({ before, edit });
      historyId += 1;
      const label = `Did ${edit.kind}`;
      return Promise.resolve(ok({ historyId, label, reviewData: reviewData.value }));
    },
    'edit:undo': () => {
      const last = history.pop();
      if (last === undefined) return Promise.resolve(err({ kind: 'nothing-to-undo' }));
      reviews.set(last.before.callId, last.before);
      historyId += 1;
      return Promise.resolve(ok({ historyId, label: last.edit.kind, reviewData: last.before }));
    },
  };

  return {
    handlers,
    reviewDataOf: (id: string): ReviewData | undefined => reviews.get(id),
    edits: (): readonly string[] => history.map(({ edit }) => edit.kind),
    failWith: (error: AppError | undefined): void => {
      failure = error;
    },
  };
}

export const callId = (id: string): CallId => id as CallId;
