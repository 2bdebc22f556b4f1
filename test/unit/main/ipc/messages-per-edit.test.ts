import { describe, expect, it } from 'vitest';
import { forwardTo } from '../../../../src-main/ipc/forwarded-channels.ts';
import { createHandlers, type HandlerDeps } from '../../../../src-main/ipc/handlers.ts';
import { createDispatch } from '../../../../src-main/ipc/dispatch.ts';
import type { LibraryChange } from '../../../../src-shared/library-change.ts';
import type { Edit } from '../../../../src-shared/review.ts';
import { annReviewer } from '../../../fakes/fake-reviewers.ts';
import { createCall, fetchedRecord, openTestLibrary } from '../library/test-library.ts';

const callId = 'call_1';
const firstWindow = 1;
const secondWindow = 2;

const unused = (): never => {
  throw new Error('Not part of an edit');
};

/** Main with the real library and two windows that note what they are sent. */
async function twoWindows() {
  const library = await openTestLibrary();
  await library.request('calls:store', { records: [fetchedRecord(createCall(callId))] });
  const received: Record<number, LibraryChange[]> = { [firstWindow]: [], [secondWindow]: [] };
  const requested: string[] = [];
  const deps = {
    library: {
      request: (channel, input) => {
        requested.push(channel);
        return library.requestResult(channel, input);
      },
    },
    // Bound when the handlers are made, and never called here.
    rubricExchange: { import: () => unused(), export: () => unused() },
    reviewers: () => [annReviewer],
    announceEdit: (change, madeBy) => {
      for (const [window, changes] of Object.entries(received)) {
        if (Number(window) !== madeBy) changes.push(change);
      }
    },
  } satisfies Partial<HandlerDeps>;
  const dispatch = createDispatch(
    createHandlers(deps as Partial<HandlerDeps> as HandlerDeps),
    forwardTo(deps.library),
    () => 'ref',
  );
  return {
    dispatch,
    received,
    requested,
    [Symbol.dispose]: () => library[Symbol.dispose](),
  };
}

const edits: readonly Edit[] = [
  {
    kind: 'tag.apply',
    callId,
    tag: { id: 'tag', tagId: 'misheard', span: { startMs: 0 }, quote: 'No' },
  },
  {
    kind: 'answer.set',
    callId,
    criterionId: 'request-resolved',
    answer: { value: { kind: 'choice', optionId: 'yes' } },
  },
  { kind: 'review.comment', callId, comment: 'Fine' },
  { kind: 'review.flag', callId, flagged: true },
  { kind: 'review.submit', callId },
];

describe('An edit', () => {
  it('costs one request and its receipt, and is sent to other windows with what it made', async () => {
    using main = await twoWindows();
    for (const [index, edit] of edits.entries()) {
      const response = await main.dispatch(
        'edit:apply',
        { requestId: `request ${index}`, edit, reviewerId: annReviewer.id },
        firstWindow,
      );
      expect(response).toMatchObject({ ok: true, value: { reviewData: { callId } } });
      expect(main.received[firstWindow]).toEqual([]);
      expect(main.received[secondWindow]).toHaveLength(index + 1);
      expect(response).toMatchObject({
        value: { reviewData: main.received[secondWindow]?.at(-1) && lastData(main.received) },
      });
    }
    expect(main.requested).toEqual(edits.map(() => 'edit:apply'));
    await main.dispatch('edit:undo', { reviewerId: annReviewer.id }, secondWindow);
    expect(main.received[firstWindow]).toMatchObject([
      { kind: 'review-data', data: { callId, review: { status: 'draft' } } },
    ]);
    expect(main.received[secondWindow]).toHaveLength(edits.length);
  });
});

function lastData(received: Readonly<Record<number, readonly LibraryChange[]>>) {
  const last = received[secondWindow]?.at(-1);
  return last?.kind === 'review-data' ? last.data : undefined;
}
