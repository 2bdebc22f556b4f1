import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createResponseReader } from '../../../../src-main/library/client/client.ts';
import { systemClock } from '../../../../src-main/retell/http/clock.ts';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import { createSync, type Sync } from '../../../../src-main/sync/sync.ts';
import { startSample } from '../../../../src-sample/server.ts';
import type { SyncStatus } from '../../../../src-shared/workspace.ts';
import { forkedLibrary, type ForkedLibrary } from '../library/forked-library.ts';
import { everyCall, newestFirst, temporaryFolder } from '../library/test-library.ts';
import { ann } from '../../../fakes/fake-reviewers.ts';

const callCount = 60;

/** A sync as the app has it: the lists are read once a minute, and the whole list once a day. */
function syncWith(library: ForkedLibrary, sample: { url: string; apiKey: string }) {
  const read = createResponseReader(library);
  const api = createRetellApi({ read, baseUrl: sample.url, apiKey: sample.apiKey });
  if (!api.ok) throw new Error('no api');
  const statuses: SyncStatus[] = [];
  const sync = createSync({
    api: api.value,
    library,
    clock: systemClock,
    announce(event, payload) {
      if (event === 'sync:status') statuses.push(payload as SyncStatus);
    },
  });
  return { sync, statuses };
}

const untilUpToDate = async (sync: Sync): Promise<void> => {
  await expect
    .poll(() => sync.status(), { timeout: 30_000, interval: 20 })
    .toMatchObject({ phase: 'up-to-date', callCount: expect.any(Number), listedAll: true });
};

/** Pages in the second half of the file hold rows, not the few tables that opening reads. */
function damage(file: string): void {
  const content = readFileSync(file);
  const pageBytes = content.readUInt16BE(16);
  const pages = content.length / pageBytes;
  for (let page = Math.floor(pages / 2); page < pages; page += 1) {
    content.fill(0xa5, page * pageBytes, page * pageBytes + 64);
  }
  writeFileSync(file, content);
}

test(
  'a cache of calls that proves unreadable during work is filled again at once, whatever the last sync knew',
  { timeout: 60_000 },
  async () => {
    using place = temporaryFolder();
    const sample = await startSample({ calls: callCount });
    await using library = forkedLibrary();
    onTestFinished(() => sample.close());
    await library.request('open', { folder: place.folder, reviewer: ann });
    const before = syncWith(library, sample);
    before.sync.start();
    await untilUpToDate(before.sync);
    await before.sync.stop();
    await library.request('close', undefined);

    damage(path.join(place.folder, 'calls.db'));
    expect(await library.request('open', { folder: place.folder, reviewer: ann })).toMatchObject({
      value: { rebuilt: false },
    });
    const after = syncWith(library, sample);
    library.onRebuilt = () => after.sync.restart();
    after.sync.start();
    const find = async (): Promise<number> => {
      const filter = { ...everyCall, search: 'agent' };
      await library.request('queue:open', { filter, sort: newestFirst });
      return library.rebuilds();
    };
    // A response that is still on its way when the damage is found may find it a second time.
    await expect.poll(find, { timeout: 20_000, interval: 20 }).toBeGreaterThanOrEqual(1);
    await untilUpToDate(after.sync);
    const queue = await library.request('queue:open', { filter: everyCall, sort: newestFirst });
    expect(queue).toMatchObject({ ok: true, value: { total: callCount } });
    // Up to date was never claimed while calls were missing.
    const claims = after.statuses.filter(
      ({ phase, callCount: have }) => phase === 'up-to-date' && have < callCount,
    );
    expect(claims).toEqual([]);
  },
);
