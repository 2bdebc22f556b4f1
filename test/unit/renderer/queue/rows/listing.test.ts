import { describe, expect, it, vi } from 'vitest';
import { openRowActions } from '../../../../../src-renderer/features/queue/rows/open-row.ts';
import { ListingActions } from '../../../../../src-renderer/features/queue/rows/listing.ts';
import {
  createQueueStore,
  emptyFilter,
  idAt,
  newestFirst,
  rowAt,
} from '../../../../../src-renderer/features/queue/store.ts';
import type { CallId } from '../../../../../src-shared/call.ts';
import { err } from '../../../../../src-shared/result.ts';
import { createFakeBridge } from '../../../../fakes/fake-bridge.ts';

const callId = (index: number) => `call_${String(index).padStart(7, '0')}` as CallId;

function queueOf(calls: number) {
  const bridge = createFakeBridge({ calls });
  const store = createQueueStore();
  const onError = vi.fn<() => void>();
  const listing = new ListingActions(store, bridge, onError);
  const opened: CallId[] = [];
  const rows = openRowActions(store, listing, (id) => opened.push(id));
  const requested = (channel: string) => bridge.requests.filter((one) => one.channel === channel);
  return { bridge, store, listing, rows, opened, onError, asked: requested };
}

const newest = { filter: emptyFilter, sort: newestFirst };
const negative = {
  ...emptyFilter,
  call: { user_sentiment: { type: 'enum' as const, op: 'in' as const, value: ['Negative'] } },
};

describe('the queue', () => {
  it('shows its first rows as soon as it is open', async () => {
    const { store, listing } = queueOf(31_002);
    await listing.open(newest);
    const { listing: shown, load } = store.getState();
    expect(load.phase).toBe('ready');
    expect(shown?.total).toBe(31_002);
    expect(idAt(shown, 0)).toBe(callId(0));
  });

  it('fetches rows as they become visible, each page once', async () => {
    const { store, listing, asked } = queueOf(1_000_000);
    await listing.open(newest);
    await Promise.all([
      listing.setVisibleRows({ first: 999_980, last: 999_999 }),
      listing.setVisibleRows({ first: 999_985, last: 999_999 }),
    ]);
    expect(idAt(store.getState().listing, 999_999)).toBe(callId(999_999));
    expect(asked('queue:rows').map(({ input }) => input)).toMatchObject([
      { from: 0 },
      { from: 999_900 },
    ]);
  });

  it('requests no rows that a dragged scroll bar only passed', async () => {
    const { listing, asked } = queueOf(1_000_000);
    await listing.open(newest);
    await Promise.all(
      Array.from({ length: 50 }, (_, step) =>
        listing.setVisibleRows({ first: step * 20_000, last: step * 20_000 + 20 }),
      ),
    );
    expect(asked('queue:rows').length).toBeLessThan(5);
  });

  it('keeps only the pages near the visible rows', async () => {
    const { store, listing } = queueOf(1_000_000);
    await listing.open(newest);
    for (let first = 0; first < 100_000; first += 1000) {
      await listing.setVisibleRows({ first, last: first + 20 });
    }
    const { listing: shown } = store.getState();
    expect(shown?.pages.size).toBeLessThan(30);
    expect(idAt(shown, 99_000)).toBe(callId(99_000));
  });

  it('has no row where no page has been fetched', async () => {
    const { store, listing } = queueOf(31_002);
    await listing.open(newest);
    const { listing: shown } = store.getState();
    expect(shown && rowAt(shown, 500)).toBeUndefined();
    expect(shown && rowAt(shown, 3)).toMatchObject({ id: callId(3) });
  });

  it('shows the last of two filters that were set quickly', async () => {
    const { store, listing } = queueOf(300);
    await Promise.all([listing.open({ ...newest, filter: negative }), listing.open(newest)]);
    expect(store.getState().listing?.total).toBe(300);
    expect(store.getState().filter).toEqual(emptyFilter);
  });

  it('scrolls by the rows that were added above, so that the visible rows stay in place', async () => {
    const { bridge, store, listing } = queueOf(400);
    await listing.open({ ...newest, sort: { by: 'start', order: 'ascending' } });
    await listing.setVisibleRows({ first: 100, last: 120 });
    const before = idAt(store.getState().listing, 100);
    // Oldest first: what the fake adds is older and stands above.
    bridge.queue.grow(7);
    await listing.refresh();
    const { shift, listing: shown } = store.getState();
    expect(shift).toEqual({ rows: 7 });
    expect(idAt(shown, 107)).toBe(before);
  });

  it('shows new calls when the reviewer is at the very top', async () => {
    const { bridge, store, listing } = queueOf(400);
    await listing.open({ ...newest, sort: { by: 'start', order: 'ascending' } });
    await listing.setVisibleRows({ first: 0, last: 20 });
    bridge.queue.grow(7);
    await listing.refresh();
    expect(store.getState().shift).toBeUndefined();
    expect(idAt(store.getState().listing, 0)).toBe(callId(406));
  });

  it('opens the queue again when the library no longer has it', async () => {
    const { bridge, store, listing, onError } = queueOf(1000);
    await listing.open(newest);
    bridge.queue.forgetQueues();
    await listing.setVisibleRows({ first: 500, last: 520 });
    expect(idAt(store.getState().listing, 500)).toBe(callId(500));
    expect(onError).not.toHaveBeenCalled();
  });

  it('reports why it could not be opened', async () => {
    const bridge = createFakeBridge({
      handlers: { 'queue:open': () => Promise.resolve(err({ kind: 'library-restarting' })) },
    });
    const store = createQueueStore();
    await new ListingActions(store, bridge, vi.fn<() => void>()).open(newest);
    expect(store.getState().load).toEqual({
      phase: 'failed',
      error: { kind: 'library-restarting' },
    });
  });
});

describe('the open call', () => {
  it.each(['refreshed', 'opened'])(
    'is the one that was requested last, even while the queue is %s',
    async (how) => {
      const { bridge, store, listing, rows } = queueOf(400);
      const oldest = { ...newest, sort: { by: 'start', order: 'ascending' } } as const;
      await listing.open(oldest);
      await rows.openRow(3);
      bridge.queue.grow(7);
      const reading = how === 'refreshed' ? listing.refresh() : listing.open(oldest);
      const pressed = rows.openRow(5);
      const wanted = idAt(store.getState().listing, 5);
      await Promise.all([pressed, reading]);
      const { open, listing: shown } = store.getState();
      expect(open).toEqual({ id: wanted, index: 12, left: false });
      expect(idAt(shown, 12)).toBe(wanted);
    },
  );

  it('is followed by its neighbour, and the queue ends after the last call', async () => {
    const { store, listing, rows, opened } = queueOf(3);
    await listing.open(newest);
    await rows.step(1);
    await rows.step(1);
    await rows.step(1);
    await rows.step(1);
    await rows.step(-1);
    expect(opened).toEqual([callId(0), callId(1), callId(2), callId(1)]);
    expect(store.getState().cursor).toBe(1);
  });

  it('is followed by the row that took its place once it no longer matches', async () => {
    const { store, listing, rows } = queueOf(400);
    await listing.open({ ...newest, filter: negative });
    await rows.openRow(4);
    const fifth = idAt(store.getState().listing, 4);
    const sixth = idAt(store.getState().listing, 5);
    expect(await rows.nextAfter(fifth!)).toBe(sixth);
    const { open } = store.getState();
    store.setState({ open: open && { ...open, left: true } });
    expect(await rows.nextAfter(fifth!)).toBe(fifth);
  });

  it('is shown in the queue when it was opened from elsewhere', async () => {
    const { store, listing, rows, opened } = queueOf(400);
    await listing.open(newest);
    await rows.follow(callId(9));
    expect(store.getState().open).toEqual({ id: callId(9), index: 9, left: false });
    await rows.follow(callId(350));
    expect(store.getState().open).toEqual({ id: callId(350), index: 350, left: false });
    expect(opened).toEqual([]);
  });
});
