import { describe, expect, it } from 'vitest';
import { createReviewDataStore } from '../../../../src-renderer/work/review-store.ts';
import { reviewDataActions } from '../../../../src-renderer/work/review-actions.ts';
import type { Handlers } from '../../../../src-shared/ipc/contract.ts';
import { err } from '../../../../src-shared/result.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';
import { callId, createInMemoryLibrary } from '../call/in-memory-library.ts';
import { fakeTags } from '../../../fakes/fake-review-data.ts';
import { sampleCall, twoCriteria } from '../call/sample-call.ts';
import { ann, ben } from '../../../fakes/fake-reviewers.ts';

const a = sampleCall('a');
const b = sampleCall('b');

function desk(change: Partial<Handlers> = {}, reviewer = () => ann) {
  const library = createInMemoryLibrary([a, b]);
  const bridge = createFakeBridge({ handlers: { ...library.handlers, ...change } });
  const store = createReviewDataStore();
  let id = 0;
  const actions = reviewDataActions(store, {
    bridge,
    newId: () => {
      id += 1;
      return `request-${id}`;
    },
    nowMs: () => 5000,
    wait: () => Promise.resolve(),
    onStored: () => undefined,
    basis: () => ({ reviewer: reviewer(), currentRubric: twoCriteria, tags: fakeTags }),
  });
  actions.begin(a.work, a.rubric);
  return { library, bridge, store, actions };
}

const flag = { kind: 'review.flag', callId: 'a', flagged: true } as const;

describe('work on a call', () => {
  it('is shown at once and called saved only after the receipt', async () => {
    const { store, actions } = desk();
    const written = actions.apply(flag);
    expect(store.getState().data?.review.flagged).toBe(true);
    expect(store.getState().saving).toEqual({ phase: 'saving' });
    await written;
    expect(store.getState().saving).toEqual({ phase: 'saved', atMs: 5000 });
    expect(store.getState().acknowledged?.review.flagged).toBe(true);
  });

  it('keeps the identity of the answers that an edit does not change, so that they are not drawn again', async () => {
    const { store, actions } = desk();
    const yes = { value: { kind: 'choice', optionId: 'yes' } } as const;
    const answer = (criterionId: string) =>
      actions.apply({ kind: 'answer.set', callId: 'a', criterionId, answer: yes });
    await answer('greeting');
    const before = store.getState().data?.review.answers['greeting'];
    expect(before).toEqual(yes);
    await answer('verified');
    const after = store.getState().data?.review.answers;
    expect(after?.['greeting']).toBe(before);
    expect(after?.['verified']).toEqual(yes);
  });

  it('is taken back with the reason when it could not be written', async () => {
    const { library, store, actions } = desk();
    library.failWith({ kind: 'disk-full', path: '/data' });
    const reply = await actions.apply(flag);
    expect(reply.ok).toBe(false);
    expect(store.getState().data?.review.flagged).toBe(false);
    expect(store.getState().saving).toEqual({
      phase: 'failed',
      error: { kind: 'disk-full', path: '/data' },
    });
  });

  it('keeps a later edit when an earlier one fails', async () => {
    const { library, store, actions } = desk();
    library.failWith({ kind: 'disk-full', path: '/data' });
    const first = actions.apply(flag);
    const second = first.then(() => {
      library.failWith(undefined);
      return actions.apply({ kind: 'review.comment', callId: 'a', comment: 'fine' });
    });
    await second;
    expect(store.getState().data?.review).toMatchObject({ flagged: false, comment: 'fine' });
  });

  it('does not spill into the call that was opened meanwhile', async () => {
    const { library, store, actions } = desk();
    const written = actions.apply(flag);
    actions.begin(b.work, b.rubric);
    await written;
    expect(store.getState().data).toEqual(b.work);
    expect(store.getState().saving).toEqual({ phase: 'idle' });
    expect(library.reviewDataOf('a')?.review.flagged).toBe(true);
  });

  it('waits for a library that is being started again, under the same request id', async () => {
    let requested = 0;
    const ids = new Set<string>();
    const { library } = desk();
    const { actions, store } = desk({
      'edit:apply': (input) => {
        requested += 1;
        ids.add(input.requestId);
        if (requested < 3) return Promise.resolve(err({ kind: 'library-restarting' }));
        return library.handlers['edit:apply']?.(input) ?? Promise.reject(new Error('no handler'));
      },
    });
    await actions.apply(flag);
    expect(requested).toBe(3);
    expect(ids.size).toBe(1);
    expect(store.getState().saving.phase).toBe('saved');
  });

  it('undoes what was done last, though it was still on its way when undo was pressed', async () => {
    const { store, actions } = desk();
    void actions.apply(flag);
    const reply = await actions.undo();
    expect(reply).toMatchObject({ ok: true, value: { label: 'review.flag' } });
    expect(store.getState().data?.review.flagged).toBe(false);
  });

  it('remembers a call that was left, for text that is written late', () => {
    const { actions } = desk();
    void actions.apply(flag);
    actions.begin(b.work, b.rubric);
    expect(actions.reviewDataOf(callId('a'))?.review.flagged).toBe(true);
    expect(actions.reviewDataOf(callId('b'))).toEqual(b.work);
  });

  it('is sent as the reviewer’s who made it, though another one took over before it was sent', async () => {
    let reviewer = ann;
    const { bridge, actions } = desk({}, () => reviewer);
    const edited = [actions.apply(flag), actions.apply(flag)];
    const undone = actions.undo();
    reviewer = ben;
    await Promise.all([...edited, undone, actions.apply(flag)]);
    expect(bridge.requests.map(({ channel, input }) => [channel, input])).toMatchObject([
      ['edit:apply', { reviewerId: ann.id }],
      ['edit:apply', { reviewerId: ann.id }],
      ['edit:undo', { reviewerId: ann.id }],
      ['edit:apply', { reviewerId: ben.id }],
    ]);
  });
});
