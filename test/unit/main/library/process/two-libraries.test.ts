import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { integrityDamage } from '../../../../../src-main/library/reviews/database/backups.ts';
import { ann } from '../../../../fakes/fake-reviewers.ts';
import { forkedLibrary, type ForkedLibrary } from '../forked-library.ts';
import { createCall, fetchedRecord, temporaryFolder } from '../test-library.ts';

const editsEach = 40;

/** Flags and unflags a call; the ids of the history lines that were acknowledged. */
async function edit(library: ForkedLibrary, name: string): Promise<readonly number[]> {
  const receipts: number[] = [];
  for (let count = 0; count < editsEach; count += 1) {
    const result = await library.request('edit:apply', {
      requestId: `${name} ${count}`,
      edit: {
        kind: 'tag.apply',
        callId: 'call_1',
        tag: { id: `${name} ${count}`, tagId: 'tone', span: {}, quote: '' },
      },
    });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    receipts.push(result.value.historyId);
  }
  return receipts;
}

describe('A workspace that two processes have open', () => {
  it('keeps every edit of both, also when the first of them closes', async () => {
    using place = temporaryFolder();
    await using first = forkedLibrary();
    await using second = forkedLibrary();
    await first.request('open', { folder: place.folder, reviewer: ann });
    await first.request('calls:store', { records: [fetchedRecord(createCall('call_1'))] });
    const opened = await second.request('open', { folder: place.folder, reviewer: ann });
    expect(opened.ok).toBe(true);
    const receipts = await Promise.all([edit(first, 'first'), edit(second, 'second')]);
    await first.request('close', undefined);
    receipts.push(await edit(second, 'after the first closed'));
    second.kill();
    const history = await second.request('edit:history', { limit: 1000 });
    const kept = history.ok ? history.value.map(({ historyId }) => historyId) : [];
    expect(kept.toSorted((a, b) => a - b)).toEqual(receipts.flat().toSorted((a, b) => a - b));
    expect(new Set(kept).size).toBe(3 * editsEach);
    await second.request('close', undefined);
    expect(integrityDamage(path.join(place.folder, 'reviews.db'))).toBeUndefined();
  }, 60_000);

  it('reports an edit that another program does not let through, and takes the next one', async () => {
    using place = temporaryFolder();
    await using library = forkedLibrary();
    await library.request('open', { folder: place.folder, reviewer: ann });
    await library.request('calls:store', { records: [fetchedRecord(createCall('call_1'))] });
    const flag = (requestId: string) =>
      library.request('edit:apply', {
        requestId,
        edit: { kind: 'review.flag', callId: 'call_1', flagged: true },
      });
    const other = new DatabaseSync(path.join(place.folder, 'reviews.db'));
    try {
      other.exec('BEGIN IMMEDIATE');
      const refused = await flag('while it is locked');
      expect(refused).toMatchObject({ ok: false, error: { kind: 'file-in-use' } });
    } finally {
      other.close();
    }
    expect(await flag('afterwards')).toMatchObject({ ok: true });
    const history = await library.request('edit:history', { limit: 10 });
    expect(history).toMatchObject({ ok: true, value: [{}] });
  }, 60_000);
});
