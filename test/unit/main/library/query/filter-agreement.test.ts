import fc from 'fast-check';
import { cpSync } from 'node:fs';
import process from 'node:process';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../../src-main/retell/http/clock.ts';
import { createRetellApi } from '../../../../../src-main/retell/retell-api.ts';
import { serverFilter } from '../../../../../src-main/sync/matching/server-filter.ts';
import { createSync } from '../../../../../src-main/sync/sync.ts';
import type { ResponseReader, RetellApi } from '../../../../../src-main/retell/port.ts';
import { startSample, type SampleRetell } from '../../../../../src-sample/server.ts';
import { CallFilter, type QueueFilter } from '../../../../../src-shared/filter.ts';
import { filterArbitrary } from '../../../sample/filter-arbitrary.ts';
import { get, listAllV3, type JsonRecord } from '../../../sample/sample-requests.ts';
import { queueIds, openTestLibrary, temporaryFolder, type TestLibrary } from '../test-library.ts';

/** How many filters are asked of both; a long run says so in the environment. */
const runs = Number(process.env['EARMARK_FILTERS'] ?? 200);
const calls = 2000;

let sample: SampleRetell;
let library: TestLibrary;
let inMemory: TestLibrary;
let folder: ReturnType<typeof temporaryFolder>;
let copy: ReturnType<typeof temporaryFolder>;
let api: RetellApi;
let wire: JsonRecord[];
let chats: JsonRecord[];

const odd = ['', 'É', 'é', 'e\u0301', 'ß', '0', 'true', 'A', 'a', 'null', '%', '_', '😀', "it's"];

/** Calls as nobody would make them on purpose: absent, empty, of the wrong type, nearly alike. */
function addOddCalls(retell: SampleRetell): void {
  odd.forEach((text, index) => {
    const start = Date.UTC(2026, 10, 19) + index;
    retell.addCall({
      call: {
        call_id: `odd_${index}`,
        call_type: 'phone_call',
        call_status: 'ended',
        agent_id: index % 3 === 0 ? 'agent_ODD' : 'agent_odd',
        agent_version: index % 4,
        ...(index % 2 === 0 ? { from_number: text } : { to_number: text }),
        ...(index % 5 === 0 ? {} : { start_timestamp: start, duration_ms: index / 4 }),
        batch_call_id: text,
        metadata: {
          tier: text,
          vip: index % 2 === 0,
          n: index,
          none: null,
          list: [text],
          deep: {},
        },
        custom_attributes: { team: index % 2 === 0 ? text : index },
        retell_llm_dynamic_variables: { region: text },
        call_analysis: { custom_analysis_data: { topic: text, csat: index % 2 === 0 ? '5' : 5 } },
      },
      toolLatencyMs: {},
    });
  });
}

beforeAll(async () => {
  sample = await startSample({ calls, seed: 7 });
  addOddCalls(sample);
  folder = temporaryFolder();
  copy = temporaryFolder();
  library = await openTestLibrary({ folder: folder.folder });
  const made = createRetellApi({ read, baseUrl: sample.url, apiKey: sample.apiKey });
  if (!made.ok) throw new Error('no api');
  api = made.value;
  const sync = createSync({
    api,
    library: { request: (channel, input) => library.requestResult(channel, input) },
    announce: () => undefined,
    clock: systemClock,
  });
  sync.start();
  await vi.waitFor(
    () => {
      const { phase, listedAll, toFetch } = sync.status();
      if (phase !== 'up-to-date' || !listedAll || toFetch > 0) throw new Error(phase);
    },
    { timeout: 110_000, interval: 100 },
  );
  await sync.stop();
  library[Symbol.dispose]();
  cpSync(folder.folder, copy.folder, { recursive: true });
  library = await openTestLibrary({ folder: folder.folder, queueSource: 'sql' });
  inMemory = await openTestLibrary({ folder: copy.folder, queueSource: 'columns' });
  const listed = await listAllV3(sample, { limit: 1000 });
  const whole: JsonRecord[] = await Promise.all(
    listed.slice(0, 60).map((call) => get(sample, `/v2/get-call/${call['call_id']}`)),
  );
  wire = [...whole, ...listed.slice(60)];
  chats = (await listAllV3(sample, { limit: 1000 }, '/v3/list-chats')).map(asCall);
}, 120_000);

afterAll(async () => {
  library[Symbol.dispose]();
  inMemory[Symbol.dispose]();
  folder[Symbol.dispose]();
  copy[Symbol.dispose]();
  await sample.close();
});

const read: ResponseReader = (body, kind) => library.read(body, kind);

/** What the queue shows, which SQL and the columns in memory have to find alike. */
async function fromLibrary(filter: QueueFilter): Promise<readonly string[]> {
  const found = await queueIds(library.request, filter);
  expect(await queueIds(inMemory.request, filter), JSON.stringify(filter)).toEqual(found);
  return found;
}

/** A chat in the words of a call, to make filters from. */
const asCall = (chat: JsonRecord): JsonRecord => ({
  ...chat,
  call_id: chat['chat_id'],
  call_status: chat['chat_status'],
  call_analysis: chat['chat_analysis'],
  call_cost: chat['chat_cost'],
  duration_ms: (chat['end_timestamp'] ?? 0) - (chat['start_timestamp'] ?? 0),
  latency: { e2e: { p50: 1 } },
  transcript_with_tool_calls: [{ role: 'tool_call_invocation', name: 'book_slot' }],
});

/** Half of a character is no text: what has one can't be sent as UTF-8. */
const isWellFormed = (filter: JsonRecord): boolean => {
  const json = JSON.stringify(filter);
  return !/\\ud[89a-f]/u.test(json);
};

const fromServer = async (filter: JsonRecord): Promise<string[]> => {
  const found = await listAllV3(sample, { limit: 1000, filter_criteria: filter });
  return found.map((call) => String(call['call_id'])).toSorted();
};

it(
  'the library and Retell find the same calls by every filter',
  { timeout: 3_600_000 },
  async () => {
    let found = 0;
    let some = 0;
    await fc.assert(
      fc.asyncProperty(filterArbitrary(wire).filter(isWellFormed), async (wanted) => {
        const filter: QueueFilter = { kind: 'call', call: CallFilter.parse(wanted) };
        const [here, there] = [await fromLibrary(filter), await fromServer(wanted)];
        expect(here.toSorted()).toEqual(there);
        found += there.length;
        some += there.length > 0 && there.length < calls ? 1 : 0;
      }),
      { numRuns: runs, seed: 20_261_121 },
    );
    expect(found).toBeGreaterThan(runs);
    expect(some).toBeGreaterThan(runs / 4);
  },
);

it(
  'loading matching calls brings every call that the queue shows',
  { timeout: 600_000 },
  async () => {
    const own = fc.record(
      {
        outcome: fc.subarray(['successful', 'unsuccessful', 'unknown'] as const),
        withoutSentiment: fc.boolean(),
        states: fc.subarray(['new', 'draft'] as const),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(filterArbitrary(wire).filter(isWellFormed), own, async (wanted, extra) => {
        const filter = { kind: 'call', call: CallFilter.parse(wanted), ...extra } as QueueFilter;
        const serverSide = serverFilter(filter);
        const supported = await api.supportedFilter('call', serverSide.filter);
        if (!supported.ok) throw new Error('The sample always answers');
        const sent = new Set(await fromServer(JSON.parse(JSON.stringify(supported.value.filter))));
        const shown = await fromLibrary(filter);
        expect(shown.filter((id) => !sent.has(id))).toEqual([]);
        const isExact =
          serverSide.unsupported.length === 0 && supported.value.unsupported.length === 0;
        expect(isExact ? sent.size - shown.length : 0).toBe(0);
      }),
      { numRuns: Math.ceil(runs / 4), seed: 11 },
    );
  },
);

it('for chats, Retell sends all that the queue shows, and no more if it knows every filter field', async () => {
  let exact = 0;
  const sentFor = async (filter: CallFilter): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>();
    for (let cursor: string | undefined; ;) {
      const page = await api.listChats({
        order: 'descending',
        limit: 40,
        filter,
        ...(cursor === undefined ? {} : { cursor }),
      });
      if (!page.ok) throw new Error(JSON.stringify(page.error));
      for (const { id } of page.value.rows) ids.add(id);
      ({ cursor } = page.value);
      if (cursor === undefined) return ids;
    }
  };
  await fc.assert(
    fc.asyncProperty(filterArbitrary(chats).filter(isWellFormed), async (wanted) => {
      const call = CallFilter.parse(wanted);
      const serverSide = serverFilter({ kind: 'chat', call });
      const supported = await api.supportedFilter('chat', serverSide.filter);
      if (!supported.ok) throw new Error('Chats have one list');
      const sent = await sentFor(supported.value.filter);
      const shown = await fromLibrary({ kind: 'chat', call });
      expect(shown.filter((id) => !sent.has(id))).toEqual([]);
      const isExact =
        serverSide.unsupported.length === 0 && supported.value.unsupported.length === 0;
      expect(isExact ? sent.size - shown.length : 0).toBe(0);
      exact += isExact && sent.size > 0 ? 1 : 0;
    }),
    { numRuns: runs, seed: 12 },
  );
  expect(exact).toBeGreaterThan(runs / 10);
}, 600_000);
