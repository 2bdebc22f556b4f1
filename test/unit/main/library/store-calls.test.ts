import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../src-shared/call.ts';
import {
  callOf,
  everyCall,
  idOf,
  idsOf,
  libraryAtHand,
  listed,
  someMs,
  whole,
} from './library-at-hand.ts';

const turn: Entry = {
  kind: 'turn',
  speaker: 'agent',
  text: 'Hello',
  words: [{ text: 'Hello', startMs: 0, endMs: 400 }],
};
const analysed = { sentiment: 'Positive', successful: true, endMs: someMs + 60_000 };

describe('Storing calls', () => {
  it('keeps page and place of the sync together, and says what was new and what has changed', async () => {
    using library = await libraryAtHand();
    const first = await library.ask('calls:store', {
      records: [listed(callOf('call_1')), listed(callOf('call_2'))],
      syncState: { cursor: 'a' },
    });
    expect(first).toEqual({ added: 2, changed: [] });
    const again = await library.ask('calls:store', {
      records: [listed(callOf('call_1')), listed(callOf('call_2', { status: 'error' }))],
      syncState: { cursor: 'b' },
    });
    expect(again).toEqual({ added: 0, changed: ['call_2'] });
    expect(await library.ask('sync:plan', undefined)).toEqual({
      state: { cursor: 'b' },
      have: 2,
      toFetch: 2,
    });
  });

  it('never lets a row of the list take transcript or addresses from a whole call', async () => {
    using library = await libraryAtHand();
    await library.ask('calls:store', {
      records: [
        whole(callOf('call_1', { ...analysed, entries: [turn], agentName: 'Ava' }), {
          recording: 'https://files.example/whole',
        }),
      ],
    });
    await library.ask('calls:store', {
      records: [
        listed(callOf('call_1', { sentiment: 'Negative' }), {
          recording: 'https://files.example/list',
        }),
      ],
    });
    const stored = await library.ask('calls:get', { id: idOf('call_1') });
    expect(stored.call.entries).toEqual([turn]);
    expect(stored.links).toEqual({ recording: 'https://files.example/whole' });
    expect(stored.call.agentName).toBe('Ava');
    expect(stored.call.sentiment).toBe('Negative');
    // The list told something new, so the whole is due again.
    expect(await library.ask('calls:to-fetch', { limit: 9 })).toEqual(['call_1']);
  });

  it('moves a call to its place when its start becomes known', async () => {
    const now = someMs + 500_000;
    using library = await libraryAtHand({ now: () => now });
    const { startMs: _, ...unstarted } = callOf('call_2', {
      status: 'registered',
      summary: 'Waits',
    });
    await library.ask('calls:store', {
      records: [
        listed(callOf('call_1')),
        listed(unstarted),
        listed(callOf('call_3', { startMs: someMs + 10 })),
      ],
    });
    expect(await idsOf(library.ask, everyCall)).toEqual(['call_2', 'call_3', 'call_1']);
    await library.ask('calls:store', {
      records: [
        whole(callOf('call_2', { startMs: someMs + 5, summary: 'Waits', entries: [turn] })),
      ],
    });
    expect(await idsOf(library.ask, everyCall)).toEqual(['call_3', 'call_2', 'call_1']);
    expect(await idsOf(library.ask, { ...everyCall, search: 'hello' })).toEqual(['call_2']);
    expect((await library.ask('queue:facets', { kind: 'call' })).calls).toBe(3);
  });

  it('holds any number of calls of the same millisecond', async () => {
    using library = await libraryAtHand();
    const calls = Array.from({ length: 1500 }, (_, index) => callOf(`call_${index}`));
    await library.ask('calls:store', { records: calls.map((call) => listed(call)) });
    expect(await idsOf(library.ask, everyCall)).toHaveLength(1500);
    await library.ask('calls:store', { records: calls.map((call) => whole(call)) });
    expect(await idsOf(library.ask, everyCall)).toHaveLength(1500);
  });

  it('asks for what is not whole, newest first, and for what is not analysed yet, later and later', async () => {
    let now = someMs + 120_000;
    using library = await libraryAtHand({ now: () => now });
    const ended = { endMs: someMs + 60_000 };
    await library.ask('calls:store', {
      records: [
        listed(callOf('call_old', { startMs: someMs - 10 })),
        listed(callOf('call_new', { startMs: someMs + 10 })),
        whole(callOf('call_done', analysed)),
        whole(callOf('call_pending', ended)),
        whole(callOf('call_never', { status: 'not_connected' })),
        listed(callOf('chat_1', { kind: 'chat' })),
      ],
    });
    const due = () => library.ask('calls:to-fetch', { limit: 9 });
    expect(await due()).toEqual(['call_new', 'call_old']);
    expect(
      await library.ask('calls:to-fetch', { limit: 9, notBefore: [idOf('call_new')] }),
    ).toEqual(['call_old']);
    now += 61_000;
    expect(await due()).toEqual(['call_new', 'call_pending', 'call_old']);
    await library.ask('calls:gone', { id: idOf('call_old') });
    await library.ask('calls:store', { records: [whole(callOf('call_pending', ended))] });
    expect(await due()).toEqual(['call_new']);
    now += 72 * 3_600_000;
    await library.ask('calls:store', { records: [whole(callOf('call_pending', ended))] });
    now += 72 * 3_600_000;
    expect(await due()).toEqual(['call_new']);
  });

  it('opens a call for the desk with its words as columns and without addresses', async () => {
    using library = await libraryAtHand();
    await library.ask('calls:store', {
      records: [
        whole(callOf('call_1', { ...analysed, entries: [turn] }), {
          recording: 'https://files.example/a',
        }),
      ],
    });
    const { detail } = await library.ask('calls:open', { id: idOf('call_1'), scrubbed: true });
    expect(detail.transcript).toMatchObject({ words: { count: 1 } });
    expect(detail.transcript).toHaveProperty('words.startMs', expect.any(Float64Array));
    expect(detail.recording).toBe('none');
    expect(JSON.stringify(detail)).not.toContain('files.example');
    const unknown = await library.tell('calls:open', { id: idOf('call_0'), scrubbed: true });
    expect(unknown).toEqual({ ok: false, error: { kind: 'unknown-call', callId: 'call_0' } });
  });

  it('does not send a transcript that is held, and sends it as soon as it is another one', async () => {
    using library = await libraryAtHand();
    const id = idOf('call_1');
    const store = (speaker: string) =>
      library.ask('calls:store', {
        records: [whole(callOf('call_1', { ...analysed, entries: [{ ...turn, speaker }] }))],
      });
    await store('user');
    const ask = (held?: string) =>
      library.ask('calls:open', { id, scrubbed: true, ...(held === undefined ? {} : { held }) });
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
