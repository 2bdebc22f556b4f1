import { expect, test } from 'vitest';
import type { Library } from '../../../../src-main/library/port.ts';
import type { Page, RetellApi } from '../../../../src-main/retell/port.ts';
import { createSync } from '../../../../src-main/sync/sync.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import { createMemoryLibrary } from '../../../fakes/memory-library.ts';
import { createUnreliableRetell } from '../../../fakes/unreliable-retell.ts';
import { createVirtualClock } from '../../../fakes/virtual-clock.ts';

const minuteMs = 60_000;

function syncWith(changes: {
  readonly api?: Partial<RetellApi>;
  readonly library?: (library: Library) => Library;
}) {
  const clock = createVirtualClock();
  const behaviour = { cursors: 'place', pageRows: 50, latencyMs: () => 1 } as const;
  const api = { ...createUnreliableRetell(clock, behaviour).api, ...changes.api };
  const { library } = createMemoryLibrary(clock).connect();
  const sync = createSync({
    api,
    library: changes.library?.(library) ?? library,
    clock,
    random: () => 0.5,
    announce: () => undefined,
  });
  return { clock, sync };
}

/** A library that gives these responses itself. */
const responding =
  (responses: Readonly<Record<string, unknown>>) =>
  (library: Library): Library => ({
    ...library,
    request: (async (name: string, input: never) =>
      name in responses
        ? ok(responses[name])
        : library.request(name as 'calls:about', input)) as Library['request'],
  });

const stored = { 'calls:store': { added: 0, changed: [] } };

/** A library that always returns this call as due, as it did with an id that it could not store. */
const alwaysDue = (id: string) => responding({ ...stored, 'calls:to-fetch': [id] });

const outcomes: readonly (readonly [string, AppError | undefined])[] = [
  ['a full call', undefined],
  ['gone', { kind: 'gone', what: 'the call' }],
  ['refused', { kind: 'refused', status: 400, detail: '' }],
  ['a server error', { kind: 'server-error', status: 500, detail: '' }],
  ['too large', { kind: 'too-large', what: 'the call', limitBytes: 1 }],
  ['not Retell', { kind: 'not-retell', host: '', detail: '' }],
  ['offline', { kind: 'offline', host: '', detail: '' }],
];

test.for(outcomes)(
  'a call that stays due is requested a few times a minute at most after the response: %s',
  async ([, error]) => {
    let requests = 0;
    const { clock, sync } = syncWith({
      library: alwaysDue('call_1'),
      api: {
        getCall: async (id: CallId, { signal } = {}) => {
          requests += 1;
          await clock.sleep(1, signal);
          return error === undefined ? ok({ ticket: 'lost', id, links: {} }) : err(error);
        },
      },
    });
    sync.start();
    await clock.advance(10 * minuteMs);
    expect(requests).toBeGreaterThan(0);
    // Failures of the connection are retried with growing pauses, so the first minute has more of them.
    expect(requests).toBeLessThanOrEqual(60);
    await sync.stop();
  },
);

const pageAt = (cursor: string | undefined): Page => ({
  ticket: 'none',
  rows: [],
  problems: [],
  ...(cursor === undefined ? {} : { cursor }),
});

const loops: readonly (readonly [string, (cursor: string | undefined, count: number) => string])[] =
  [
    ['to itself', () => 'a'],
    ['in a circle of two', (cursor) => (cursor === 'a' ? 'b' : 'a')],
    ['in a circle of three', (cursor) => ({ a: 'b', b: 'c' })[cursor ?? ''] ?? 'a'],
    ['to ever new empty pages', (_cursor, count) => String(count)],
  ];

test.for(loops)('a list whose cursors lead %s is not read without a pause', async ([, next]) => {
  let requests = 0;
  const list: RetellApi['listCalls'] = async ({ cursor, signal }) => {
    requests += 1;
    await clock.sleep(1, signal);
    return ok(pageAt(next(cursor, requests)));
  };
  const { clock, sync } = syncWith({
    api: { listCalls: list, listChats: list },
    library: responding(stored),
  });
  sync.start();
  await clock.advance(minuteMs);
  expect(requests).toBeGreaterThan(1);
  expect(requests).toBeLessThanOrEqual(130);
  await sync.stop();
});

test('loading matching calls ends when the cursors lead in a circle', async () => {
  let requests = 0;
  const { clock, sync } = syncWith({
    api: {
      listCalls: async ({ cursor, signal }) => {
        requests += 1;
        await clock.sleep(1, signal);
        return ok({ ...pageAt(cursor === 'a' ? 'b' : 'a'), rows: [] });
      },
    },
    library: responding(stored),
  });
  sync.matching.fetch({ kind: 'call', call: {} });
  await clock.advance(minuteMs);
  expect(requests).toBeLessThanOrEqual(4);
  await sync.stop();
});
