import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../../src-shared/call.ts';
import {
  createCall,
  everyCall,
  asCallId,
  queueIds,
  openTestLibrary,
  listedRecord,
  testStartMs,
  fetchedRecord,
} from '../test-library.ts';

const turn: Entry = {
  kind: 'turn',
  speaker: 'agent',
  text: 'Hello',
  words: [{ text: 'Hello', startMs: 0, endMs: 400 }],
};
const analysed = { sentiment: 'Positive', successful: true, endMs: testStartMs + 60_000 };

describe('Storing calls', () => {
  it('stores a page together with the sync position and reports new and changed calls', async () => {
    using library = await openTestLibrary();
    const first = await library.request('calls:store', {
      records: [listedRecord(createCall('call_1')), listedRecord(createCall('call_2'))],
      syncState: { cursor: 'a' },
    });
    expect(first).toEqual({ added: 2, changed: [] });
    const again = await library.request('calls:store', {
      records: [
        listedRecord(createCall('call_1')),
        listedRecord(createCall('call_2', { status: 'error' })),
      ],
      syncState: { cursor: 'b' },
    });
    expect(again).toEqual({ added: 0, changed: ['call_2'] });
    expect(await library.request('sync:plan', undefined)).toEqual({
      state: { cursor: 'b' },
      have: 2,
      toFetch: 2,
    });
  });

  it('never lets a list row remove transcript or addresses from a full call', async () => {
    using library = await openTestLibrary();
    await library.request('calls:store', {
      records: [
        fetchedRecord(createCall('call_1', { ...analysed, entries: [turn], agentName: 'Ava' }), {
          recording: 'https://files.example/whole',
        }),
      ],
    });
    await library.request('calls:store', {
      records: [
        listedRecord(createCall('call_1', { sentiment: 'Negative' }), {
          recording: 'https://files.example/list',
        }),
      ],
    });
    const stored = await library.request('calls:get', { id: asCallId('call_1') });
    expect(stored.call.entries).toEqual([turn]);
    expect(stored.links).toEqual({ recording: 'https://files.example/whole' });
    expect(stored.call.agentName).toBe('Ava');
    expect(stored.call.sentiment).toBe('Negative');
    // The list told something new, so the whole is due again.
    expect(await library.request('calls:to-fetch', { limit: 9 })).toEqual(['call_1']);
  });

  it('moves a call in the queue once its start time is known', async () => {
    const now = testStartMs + 500_000;
    using library = await openTestLibrary({ now: () => now });
    const { startMs: _, ...unstarted } = createCall('call_2', {
      status: 'registered',
      summary: 'Waits',
    });
    await library.request('calls:store', {
      records: [
        listedRecord(createCall('call_1')),
        listedRecord(unstarted),
        listedRecord(createCall('call_3', { startMs: testStartMs + 10 })),
      ],
    });
    expect(await queueIds(library.request, everyCall)).toEqual(['call_2', 'call_3', 'call_1']);
    await library.request('calls:store', {
      records: [
        fetchedRecord(
          createCall('call_2', { startMs: testStartMs + 5, summary: 'Waits', entries: [turn] }),
        ),
      ],
    });
    expect(await queueIds(library.request, everyCall)).toEqual(['call_3', 'call_2', 'call_1']);
    expect(await queueIds(library.request, { ...everyCall, search: 'hello' })).toEqual(['call_2']);
    expect((await library.request('queue:facets', { kind: 'call' })).calls).toBe(3);
  });

  it('stores any number of calls that start in the same millisecond', async () => {
    using library = await openTestLibrary();
    const calls = Array.from({ length: 1500 }, (_, index) => createCall(`call_${index}`));
    await library.request('calls:store', { records: calls.map((call) => listedRecord(call)) });
    expect(await queueIds(library.request, everyCall)).toHaveLength(1500);
    await library.request('calls:store', { records: calls.map((call) => fetchedRecord(call)) });
    expect(await queueIds(library.request, everyCall)).toHaveLength(1500);
  });

  it('lists incomplete calls as due, newest first, and calls without analysis at growing intervals', async () => {
    let now = testStartMs + 120_000;
    using library = await openTestLibrary({ now: () => now });
    const ended = { endMs: testStartMs + 60_000 };
    await library.request('calls:store', {
      records: [
        listedRecord(createCall('call_old', { startMs: testStartMs - 10 })),
        listedRecord(createCall('call_new', { startMs: testStartMs + 10 })),
        fetchedRecord(createCall('call_done', analysed)),
        fetchedRecord(createCall('call_pending', ended)),
        fetchedRecord(createCall('call_never', { status: 'not_connected' })),
        listedRecord(createCall('chat_1', { kind: 'chat' })),
      ],
    });
    const due = () => library.request('calls:to-fetch', { limit: 9 });
    expect(await due()).toEqual(['call_new', 'call_old']);
    expect(
      await library.request('calls:to-fetch', { limit: 9, exclude: [asCallId('call_new')] }),
    ).toEqual(['call_old']);
    now += 61_000;
    expect(await due()).toEqual(['call_new', 'call_pending', 'call_old']);
    await library.request('calls:gone', { id: asCallId('call_old') });
    await library.request('calls:store', {
      records: [fetchedRecord(createCall('call_pending', ended))],
    });
    expect(await due()).toEqual(['call_new']);
    now += 72 * 3_600_000;
    await library.request('calls:store', {
      records: [fetchedRecord(createCall('call_pending', ended))],
    });
    now += 72 * 3_600_000;
    expect(await due()).toEqual(['call_new']);
  });

  it('opens a call with words as columns and without addresses', async () => {
    using library = await openTestLibrary();
    await library.request('calls:store', {
      records: [
        fetchedRecord(createCall('call_1', { ...analysed, entries: [turn] }), {
          recording: 'https://files.example/a',
        }),
      ],
    });
    const { detail } = await library.request('calls:open', {
      id: asCallId('call_1'),
      scrubbed: true,
    });
    expect(detail.transcript).toMatchObject({ words: { count: 1 } });
    expect(detail.transcript).toHaveProperty('words.startMs', expect.any(Float64Array));
    expect(detail.recording).toBe('none');
    expect(JSON.stringify(detail)).not.toContain('files.example');
    const unknown = await library.requestResult('calls:open', {
      id: asCallId('call_0'),
      scrubbed: true,
    });
    expect(unknown).toEqual({ ok: false, error: { kind: 'unknown-call', callId: 'call_0' } });
  });

  it('leaves out a transcript that the desk has, until it changes', async () => {
    using library = await openTestLibrary();
    const id = asCallId('call_1');
    const store = (speaker: string) =>
      library.request('calls:store', {
        records: [
          fetchedRecord(createCall('call_1', { ...analysed, entries: [{ ...turn, speaker }] })),
        ],
      });
    await store('user');
    const ask = (held?: string) =>
      library.request('calls:open', {
        id,
        scrubbed: true,
        ...(held === undefined ? {} : { held }),
      });
    const { name } = (await ask()).detail.transcript;
    expect((await ask(name)).detail.transcript).toEqual({ name });

    await store('user');
    expect((await ask(name)).detail.transcript).toEqual({ name });

    await store('transfer_target');
    const changed = (await ask(name)).detail.transcript;
    expect(changed.name).not.toBe(name);
    expect(changed).toHaveProperty('words.count', 1);
  });
});
