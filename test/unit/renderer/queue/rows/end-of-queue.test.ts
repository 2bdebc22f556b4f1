import { describe, expect, it, vi } from 'vitest';
import { ListingActions } from '../../../../../src-renderer/features/queue/rows/listing.ts';
import { openRowActions } from '../../../../../src-renderer/features/queue/rows/open-row.ts';
import { createQueueStore, idAt } from '../../../../../src-renderer/features/queue/store.ts';
import { ok } from '../../../../../src-shared/result.ts';
import { createFakeBridge } from '../../../../fakes/fake-bridge.ts';
import { createFakeQueue } from '../../../../fakes/fake-queue.ts';

describe('the end of the queue', () => {
  /** A queue of 5 calls of which the one at `firstUnreviewed` is not reviewed. */
  async function queueWith(
    firstUnreviewed: number | undefined,
    begunByOthers: readonly boolean[] = [],
  ) {
    const rows = createFakeQueue(5);
    const opened: unknown[] = [];
    const bridge = createFakeBridge({
      handlers: {
        'queue:open': (input) => {
          opened.push(input);
          return Promise.resolve(
            ok({
              ...rows.open(input),
              ...(firstUnreviewed === undefined ? {} : { firstUnreviewed }),
            }),
          );
        },
        'queue:rows': ({ queueId, from, count }) => {
          const reply = rows.rows(queueId, from, count);
          if (reply === undefined) throw new Error('The queue stays open');
          return Promise.resolve(ok({ ...reply, begunByOthers }));
        },
      },
    });
    const store = createQueueStore();
    const listing = new ListingActions(store, bridge, vi.fn<() => void>());
    const { filter, sort } = store.getState();
    await listing.open({ filter, sort });
    const actions = openRowActions(store, listing, vi.fn<() => void>());
    return { actions, store, listing, opened };
  }

  it('continues with the first call that is not reviewed', async () => {
    const { actions, store } = await queueWith(1);
    await actions.openRow(4);
    const { open, listing } = store.getState();
    expect(await actions.nextAfter(open!.id)).toBe(idAt(listing, 1));
  });

  it('passes over calls that a colleague began', async () => {
    const { actions, store } = await queueWith(undefined, [false, true, true, false, true]);
    await actions.openRow(0);
    const { open, listing } = store.getState();
    expect(await actions.nextAfter(open!.id)).toBe(idAt(listing, 3));
    await actions.openRow(3);
    expect(await actions.nextAfter(store.getState().open!.id)).toBeUndefined();
    // Without a submit, the list is stepped through row by row.
    await actions.step(-1);
    expect(store.getState().open?.index).toBe(2);
  });

  it.each([[undefined], [4]])('has no next call when no other is left (%s)', async (first) => {
    const { actions, store } = await queueWith(first);
    await actions.openRow(4);
    expect(await actions.nextAfter(store.getState().open!.id)).toBeUndefined();
  });

  it('keeps the open call listed while its review makes it match no longer', async () => {
    const { actions, store, listing, opened } = await queueWith(undefined);
    await actions.openRow(2);
    const { id } = store.getState().open!;
    await listing.refresh();
    expect(opened.at(-1)).toMatchObject({ keepOutside: id });
    const { filter, sort } = store.getState();
    await listing.open({ filter, sort });
    expect(opened.at(-1)).not.toHaveProperty('keepOutside');
  });

  it('drops a kept call from the list once it is left', async () => {
    const { actions, store, opened } = await queueWith(undefined);
    await actions.openRow(2);
    const { listing } = store.getState();
    store.setState({ listing: listing && { ...listing, indexOfOutside: 2 } });
    const before = opened.length;
    await actions.openRow(3);
    await vi.waitFor(() => expect(opened.length).toBeGreaterThan(before));
    expect(opened.at(-1)).toMatchObject({ keepOutside: store.getState().open!.id });
  });
});
