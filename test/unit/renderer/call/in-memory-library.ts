import { applyEdit, type CallEdit } from '../../../../src-shared/review-edit.ts';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import type { Handlers } from '../../../../src-shared/ipc/contract.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import { sentCall } from '../../../fakes/fake-review-data.ts';
import type { ReviewData } from '../../../../src-shared/review.ts';

/** A library that remembers: edits last, undo takes them back in order, also across calls. */
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
        detail && work ? ok(sentCall({ ...detail, work })) : err({ kind: 'unknown-call', callId }),
      );
    },
    'edit:apply': ({ edit }) => {
      if (failure !== undefined) return Promise.resolve(err(failure));
      if (!('callId' in edit)) throw new Error('This library knows edits of calls only');
      const before = reviews.get(edit.callId);
      if (before === undefined) throw new Error(`No call ${edit.callId}`);
      const work = applyEdit(before, edit, 1000);
      reviews.set(edit.callId, work);
      history.push({ before, edit });
      historyId += 1;
      return Promise.resolve(ok({ historyId, label: `Did ${edit.kind}`, reviewData: work }));
    },
    'edit:undo': () => {
      const last = history.pop();
      if (last === undefined) return Promise.resolve(err({ kind: 'nothing-to-undo' }));
      reviews.set(last.before.callId, last.before);
      historyId += 1;
      const what = last.edit.kind;
      return Promise.resolve(ok({ historyId, label: what, what, reviewData: last.before }));
    },
  };

  return {
    handlers,
    workOf: (id: string): ReviewData | undefined => reviews.get(id),
    edits: (): readonly string[] => history.map(({ edit }) => edit.kind),
    failWith: (error: AppError | undefined): void => {
      failure = error;
    },
  };
}

export const callId = (id: string): CallId => id as CallId;
