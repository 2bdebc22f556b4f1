import { describe, expect, it } from 'vitest';
import { createHandlers, type HandlerDeps } from '../../../../src-main/ipc/handlers.ts';
import { createDispatch } from '../../../../src-main/ipc/dispatch.ts';
import type { LibraryChange } from '../../../../src-shared/library-change.ts';
import type { Reviewer } from '../../../../src-shared/reviewer.ts';
import { annReviewer, ben } from '../../../fakes/fake-reviewers.ts';
import {
  asCallId,
  createCall,
  everyCall,
  fetchedRecord,
  openTestLibrary,
  queueIds,
} from '../library/test-library.ts';

const id = asCallId('call_1');
const ownWindow = 1;

const unused = (): never => {
  throw new Error('Not part of an edit');
};

/** Main with the real library, on a computer with two reviewers. Ann reviews until `switchTo`. */
async function computer() {
  const library = await openTestLibrary();
  await library.request('calls:store', { records: [fetchedRecord(createCall(id))] });
  const announced: LibraryChange[] = [];
  const deps: Partial<HandlerDeps> = {
    library: { request: library.requestResult },
    rubricExchange: { import: () => unused(), export: () => unused() },
    reviewers: () => [annReviewer, ben],
    announceEdit: (change) => announced.push(change),
  };
  const dispatch = createDispatch(
    createHandlers(deps as HandlerDeps),
    () => unused(),
    () => 'ref',
  );
  let count = 0;
  return {
    announced,
    flag: (reviewerId: string, flagged = true, requestId = `request ${(count += 1)}`) =>
      dispatch(
        'edit:apply',
        { requestId, reviewerId, edit: { kind: 'review.flag', callId: id, flagged } },
        ownWindow,
      ),
    step: (direction: 'undo' | 'redo', reviewerId: string) =>
      dispatch(`edit:${direction}`, { reviewerId }, ownWindow),
    switchTo: (reviewer: Reviewer) => library.request('reviewer:set', { reviewer }),
    isFlagged: async (reviewer: Reviewer) => {
      await library.request('reviewer:set', { reviewer });
      return (await library.request('work:of', { callId: id })).review.flagged;
    },
    history: () => library.request('edit:history', { limit: 10 }),
    flaggedInQueue: () => queueIds(library.request, { ...everyCall, flagged: true }),
    [Symbol.dispose]: () => library[Symbol.dispose](),
  };
}

describe('An edit that arrives after the reviewer was switched', () => {
  it('is stored as the first reviewer’s, in their history, and not in the queue of the next', async () => {
    using main = await computer();
    await main.switchTo(ben);
    expect(await main.flag(annReviewer.id)).toMatchObject({ ok: true });
    expect(await main.history()).toEqual([]);
    expect(await main.flaggedInQueue()).toEqual([]);
    expect(await main.isFlagged(ben)).toBe(false);
    expect(await main.isFlagged(annReviewer)).toBe(true);
    expect(await main.history()).toHaveLength(1);
    expect(await main.flaggedInQueue()).toEqual([id]);
  });

  it('shows the next reviewer nothing of the review', async () => {
    using main = await computer();
    await main.switchTo(ben);
    expect(await main.flag(annReviewer.id)).toEqual({
      ok: true,
      value: { historyId: expect.any(Number), label: expect.any(String) },
    });
    expect(main.announced).toEqual([{ kind: 'tag-set' }]);
  });

  it('is stored once when the request is repeated', async () => {
    using main = await computer();
    await main.flag(annReviewer.id, true, 'same');
    await main.switchTo(ben);
    await main.flag(annReviewer.id, true, 'same');
    expect(await main.isFlagged(annReviewer)).toBe(true);
    expect(await main.history()).toHaveLength(1);
  });

  it.each(['undo', 'redo'] as const)(
    'changes only the first reviewer’s review when it is an %s',
    async (direction) => {
      using main = await computer();
      await main.flag(annReviewer.id);
      if (direction === 'redo') await main.step('undo', annReviewer.id);
      await main.switchTo(ben);
      await main.flag(ben.id);
      expect(await main.step(direction, annReviewer.id)).toMatchObject({ ok: true });
      expect(await main.isFlagged(ben)).toBe(true);
      expect(await main.isFlagged(annReviewer)).toBe(direction === 'redo');
    },
  );

  it('is refused, and changes nothing, when it names nobody who reviews on this computer', async () => {
    using main = await computer();
    const stranger = crypto.randomUUID();
    const refusal = { ok: false, error: { kind: 'edit-refused' } };
    await main.flag(ben.id);
    expect(await main.flag(stranger)).toMatchObject(refusal);
    expect(await main.step('undo', stranger)).toMatchObject(refusal);
    expect(await main.step('redo', stranger)).toMatchObject(refusal);
    expect(await main.isFlagged(annReviewer)).toBe(false);
    expect(await main.isFlagged(ben)).toBe(true);
    expect(await main.flag('ben')).toMatchObject({ error: { kind: 'bad-request' } });
  });
});
