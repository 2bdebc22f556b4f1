import { describe, expect, it, vi } from 'vitest';
import { openCallsDb } from '../../../../../src-main/library/calls/calls-db.ts';
import { turn } from './measured-rubric.ts';
import {
  createCall,
  everyCall,
  fetchedRecord,
  newestFirst,
  openTestLibrary,
  temporaryFolder,
  testStartMs,
} from '../test-library.ts';

describe('Measuring in the background', () => {
  it('continues after a restart where it stopped, newest first', async () => {
    using kept = temporaryFolder();
    const count = 300;
    const calls = Array.from({ length: count }, (_, index) =>
      createCall(`call-${index}`, {
        startMs: testStartMs + index * 1000,
        entries: Array.from({ length: 40 }, () => turn('agent', 'Hello there, this is a test.')),
      }),
    );
    {
      using first = await openTestLibrary({ folder: kept.folder });
      await first.request('calls:store', { records: calls.map((call) => fetchedRecord(call)) });
      await vi.waitFor(() => expect(measuredIn(kept.folder).length).toBeGreaterThan(0), 5000);
    }
    const before = measuredIn(kept.folder);
    // Whatever was measured is the newest part, without a gap.
    expect(before).toEqual(
      calls
        .map(({ id }) => id)
        .toReversed()
        .slice(0, before.length),
    );
    using second = await openTestLibrary({ folder: kept.folder });
    await vi.waitFor(() => expect(measuredIn(second.folder)).toHaveLength(count), 20_000);
  });

  it('lets requests in while it measures', async () => {
    using library = await openTestLibrary();
    const records = Array.from({ length: 400 }, (_, index) =>
      fetchedRecord(
        createCall(`call-${index}`, {
          entries: Array.from({ length: 60 }, () => turn('agent', 'Hello there, this is a test.')),
        }),
      ),
    );
    await library.request('calls:store', { records });
    await vi.waitFor(() => expect(measuredIn(library.folder).length).toBeGreaterThan(0), 5000);
    const answer = { value: { kind: 'choice', optionId: 'yes' } } as const;
    await library.request('edit:apply', {
      requestId: 'meanwhile',
      edit: { kind: 'answer.set', callId: 'call-1', criterionId: 'tone-fits', answer },
    });
    const { total } = await library.request('queue:open', { filter: everyCall, sort: newestFirst });
    expect(total).toBe(400);
    expect(measuredIn(library.folder).length).toBeLessThan(400);
    await vi.waitFor(() => expect(measuredIn(library.folder)).toHaveLength(400), 20_000);
  });
});

/** Ids of the measured calls, newest first, by a second connection to the database. */
function measuredIn(folder: string): readonly string[] {
  const { db } = openCallsDb(folder);
  try {
    return db
      .all<{ id: string }>('SELECT id FROM calls WHERE measured_by > 0 ORDER BY key DESC')
      .map(({ id }) => id);
  } finally {
    db.close();
  }
}
