import { expect, it, vi } from 'vitest';
import { ListingActions } from '../../../../../src-renderer/features/queue/rows/listing.ts';
import { openRowActions } from '../../../../../src-renderer/features/queue/rows/open-row.ts';
import { createQueueStore } from '../../../../../src-renderer/features/queue/store.ts';
import { ok } from '../../../../../src-shared/result.ts';
import { createFakeBridge } from '../../../../fakes/fake-bridge.ts';
import { createFakeQueue } from '../../../../fakes/fake-queue.ts';

/** A queue whose distant rows are delivered only when the test allows it. */
async function queueWithSlowEnd() {
  const rows = createFakeQueue(5000);
  let deliver = (): void => undefined;
  const delivered = new Promise<void>((resolve) => {
    deliver = resolve;
  });
  const bridge = createFakeBridge({
    handlers: {
      'queue:open': (input) => Promise.resolve(ok(rows.open(input))),
      'queue:rows': async ({ queueId, from, count }) => {
        if (from > 3000) await delivered;
        const reply = rows.rows(queueId, from, count);
        if (reply === undefined) throw new Error('The queue stays');
        return ok(reply);
      },
    },
  });
  const store = createQueueStore();
  const listing = new ListingActions(store, bridge, vi.fn<() => void>());
  const { filter, sort } = store.getState();
  await listing.open({ filter, sort });
  const opened: string[] = [];
  const actions = openRowActions(store, listing, (id) => opened.push(id));
  return { actions, store, listing, opened, deliver };
}

it('opens the row that was requested last, even if an earlier one arrives later', async () => {
  const { actions, store, opened, deliver } = await queueWithSlowEnd();
  const far = actions.openRow(4000);
  await actions.openRow(3);
  deliver();
  await far;
  expect(store.getState().open?.index).toBe(3);
  expect(opened).toHaveLength(1);
});

it('opens the result of a search when Enter is pressed before it has arrived', async () => {
  const { actions, store, listing, opened } = await queueWithSlowEnd();
  await actions.openRow(7);
  store.setState({ cursor: 7 });
  const { filter, sort } = store.getState();
  const opening = listing.open({ filter, sort });
  const pressed = actions.openCursor();
  await Promise.all([opening, pressed]);
  expect(store.getState().open?.index).toBe(0);
  expect(opened).toHaveLength(2);
});
