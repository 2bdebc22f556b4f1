import { describe, expect, it } from 'vitest';
import { createWorkStore } from '../../../../src-renderer/lib/review-work-store.ts';
import { workActions } from '../../../../src-renderer/lib/review-work.ts';
import type { Handlers } from '../../../../src-shared/ipc/contract.ts';
import { err } from '../../../../src-shared/result.ts';
import { createFakeBridge } from '../../../fakes/bridge.ts';
import { callId, libraryInMemory } from '../review/library-in-memory.ts';
import { sampleCall } from '../review/sample-call.ts';

const a = sampleCall('a');
const b = sampleCall('b');

function desk(change: Partial<Handlers> = {}) {
  const library = libraryInMemory([a, b]);
  const bridge = createFakeBridge({ handlers: { ...library.handlers, ...change } });
  const store = createWorkStore();
  let id = 0;
  const verbs = workActions(store, {
    bridge,
    newId: () => {
      id += 1;
      return `request-${id}`;
    },
    nowMs: () => 5000,
    wait: () => Promise.resolve(),
  });
  verbs.begin(a.work);
  return { library, bridge, store, verbs };
}

const flag = { kind: 'review.flag', callId: 'a', flagged: true } as const;

describe('work on a call', () => {
  it('is shown at once and called saved only after the receipt', async () => {
    const { store, verbs } = desk();
    const written = verbs.apply(flag);
    expect(store.getState().work?.review.flagged).toBe(true);
    expect(store.getState().saving).toEqual({ phase: 'saving' });
    await written;
    expect(store.getState().saving).toEqual({ phase: 'saved', atMs: 5000 });
    expect(store.getState().acknowledged?.review.flagged).toBe(true);
  });

  it('is taken back with the reason when it could not be written', async () => {
    const { library, store, verbs } = desk();
    library.breakWith({ kind: 'disk-full', path: '/data' });
    const reply = await verbs.apply(flag);
    expect(reply.ok).toBe(false);
    expect(store.getState().work?.review.flagged).toBe(false);
    expect(store.getState().saving).toEqual({
      phase: 'failed',
      error: { kind: 'disk-full', path: '/data' },
    });
  });

  it('keeps a later edit when an earlier one fails', async () => {
    const { library, store, verbs } = desk();
    library.breakWith({ kind: 'disk-full', path: '/data' });
    const first = verbs.apply(flag);
    const second = first.then(() => {
      library.breakWith(undefined);
      return verbs.apply({ kind: 'review.comment', callId: 'a', comment: 'fine' });
    });
    await second;
    expect(store.getState().work?.review).toMatchObject({ flagged: false, comment: 'fine' });
  });

  it('does not spill into the call that was opened meanwhile', async () => {
    const { library, store, verbs } = desk();
    const written = verbs.apply(flag);
    verbs.begin(b.work);
    await written;
    expect(store.getState().work).toEqual(b.work);
    expect(store.getState().saving).toEqual({ phase: 'idle' });
    expect(library.workOf('a')?.review.flagged).toBe(true);
  });

  it('waits for a library that is being started again, under the same request id', async () => {
    let asked = 0;
    const ids = new Set<string>();
    const { library } = desk();
    const { verbs, store } = desk({
      'edit:apply': (input) => {
        asked += 1;
        ids.add(input.requestId);
        if (asked < 3) return Promise.resolve(err({ kind: 'library-restarting' }));
        return library.handlers['edit:apply']?.(input) ?? Promise.reject(new Error('no handler'));
      },
    });
    await verbs.apply(flag);
    expect(asked).toBe(3);
    expect(ids.size).toBe(1);
    expect(store.getState().saving.phase).toBe('saved');
  });

  it('undoes what was done last, though it was still on its way when undo was pressed', async () => {
    const { store, verbs } = desk();
    void verbs.apply(flag);
    const reply = await verbs.undo();
    expect(reply).toMatchObject({ ok: true, value: { what: 'review.flag' } });
    expect(store.getState().work?.review.flagged).toBe(false);
  });

  it('remembers a call that was left, for text that is written late', () => {
    const { verbs } = desk();
    void verbs.apply(flag);
    verbs.begin(b.work);
    expect(verbs.workOf(callId('a'))?.review.flagged).toBe(true);
    expect(verbs.workOf(callId('b'))).toEqual(b.work);
  });
});
