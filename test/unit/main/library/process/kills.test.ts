import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  createCall,
  everyCall,
  asCallId,
  newestFirst,
  temporaryFolder,
  fetchedRecord,
} from '../test-library.ts';
import { forkedLibrary } from '../forked-library.ts';
import { ann } from '../../../../fakes/fake-reviewers.ts';

/** A few seconds' worth here; a long run asks for as many as it likes. */
const rounds = Number(process.env['EARMARK_KILLS'] ?? 12);

/** The same moments of killing each time. */
function* moments(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    yield (state >>> 16) % 30;
  }
}

describe('The library process', () => {
  it(
    'may be killed at any moment without losing or doubling an edit',
    async () => {
      using place = temporaryFolder();
      await using library = forkedLibrary();
      await library.request('open', { folder: place.folder, reviewer: ann });
      await library.request('calls:store', { records: [fetchedRecord(createCall('call_1'))] });
      const waits = moments(42);
      const refusals: unknown[] = [];
      const acknowledged: string[] = [];
      let count = 0;
      const putTag = async () => {
        count += 1;
        const tag = { id: `tag ${count}`, tagId: 'tone', span: {}, quote: '' };
        const result = await library.request('edit:apply', {
          requestId: `request ${count}`,
          edit: { kind: 'tag.apply', callId: 'call_1', tag },
        });
        if (result.ok) acknowledged.push(tag.id);
        else refusals.push(result.error);
      };
      const backAndForth = async () => {
        for (const channel of ['edit:undo', 'edit:redo'] as const) {
          const result = await library.request(channel, undefined);
          if (!result.ok) refusals.push(result.error);
        }
      };
      for (let kills = 0; kills < rounds; kills += 1) {
        // Each process gets to answer something before it is killed, at any point of the next requests.
        await putTag();
        const kill = pause(waits.next().value).then(library.kill);
        // Repeated after the kill, each of these must still happen once.
        await putTag();
        await backAndForth();
        await putTag();
        await kill;
      }
      const work = await library.request('work:of', { callId: asCallId('call_1') });
      const kept = work.ok ? work.value.tags.map(({ id }) => id) : [];
      expect(refusals).toEqual([]);
      expect(acknowledged).toHaveLength(3 * rounds);
      expect(kept.filter((id) => acknowledged.includes(id)).toSorted()).toEqual(
        acknowledged.toSorted(),
      );
      expect(kept.length).toBe(new Set(kept).size);
      const history = await library.request('edit:history', { limit: 10_000 });
      expect(history.ok && history.value.length).toBe(kept.length);
    },
    60_000 + rounds * 5000,
  );

  it('reopens the workspace and reports open queues as stale', async () => {
    using place = temporaryFolder();
    await using library = forkedLibrary();
    await library.request('open', { folder: place.folder, reviewer: ann });
    await library.request('calls:store', { records: [fetchedRecord(createCall('call_1'))] });
    const queue = await library.request('queue:open', { filter: everyCall, sort: newestFirst });
    const queueId = queue.ok ? queue.value.queueId : '';
    library.kill();
    const rows = await library.request('queue:rows', { queueId, from: 0, count: 1 });
    expect(rows).toEqual({ ok: false, error: { kind: 'stale-queue' } });
    const again = await library.request('queue:open', { filter: everyCall, sort: newestFirst });
    expect(again).toMatchObject({ ok: true, value: { total: 1 } });
  });

  it('reports an internal error with the reference that the log has, and continues', async () => {
    using place = temporaryFolder();
    await using library = forkedLibrary();
    await library.request('open', { folder: place.folder, reviewer: ann });
    const broken = await library.request('calls:store', { records: 'no list' as never });
    expect(broken.ok).toBe(false);
    const ref = !broken.ok && broken.error.kind === 'unexpected' ? broken.error.ref : '';
    expect(library.logged.map((line) => line.ref)).toContain(ref);
    expect((await library.request('sync:plan', undefined)).ok).toBe(true);
  });

  it('reports a folder that it can’t write to', async () => {
    await using library = forkedLibrary();
    const opened = await library.request('open', {
      folder: '/dev/null/no-such-place',
      reviewer: ann,
    });
    expect(opened).toMatchObject({ ok: false, error: { kind: 'file-denied' } });
  });
});
