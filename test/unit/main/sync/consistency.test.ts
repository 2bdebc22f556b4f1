import fc from 'fast-check';
import process from 'node:process';
import { expect, test } from 'vitest';
import { createSync, type Sync } from '../../../../src-main/sync/sync.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { AppError } from '../../../../src-shared/errors.ts';
import { seededRandom } from '../../../fakes/seeded-random.ts';
import { createMemoryLibrary } from '../../../fakes/memory-library.ts';
import {
  createUnreliableRetell,
  recordOf,
  type UnreliableRetell,
  type ServerCall,
} from '../../../fakes/unreliable-retell.ts';
import { createVirtualClock } from '../../../fakes/virtual-clock.ts';

const minute = 60_000;
const rhythm = { pollMs: minute, overlapMs: 10 * minute, sweepMs: 30 * minute };
/** Never again through everything: what the long walk would find by itself has to be there before. */
const noSweep = { ...rhythm, sweepMs: 1e12 };

const faults: readonly AppError[] = [
  { kind: 'offline', host: 'api', detail: 'ECONNRESET' },
  { kind: 'timeout', host: 'api', afterMs: 60_000 },
  { kind: 'rate-limited', retryAfterMs: 5000 },
  { kind: 'server-error', status: 500, detail: '' },
  { kind: 'not-retell', host: 'api', detail: 'HTML' },
  { kind: 'too-large', what: 'the list of calls', limitBytes: 1 },
  { kind: 'refused', status: 400, detail: 'Invalid request format' },
  { kind: 'wrong-key' },
];
const diskFaults: readonly AppError[] = [
  { kind: 'library-restarting' },
  { kind: 'disk-full', path: '/calls.db' },
];

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat(20 * minute) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('call' as const), ageMs: fc.nat(9 * minute) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('chat' as const), ageMs: fc.nat(9 * minute) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('register' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('change' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('vanish' as const), at: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      fault: fc.constantFrom(...faults),
      count: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fail-disk' as const),
      fault: fc.constantFrom(...diskFaults),
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('pause', 'resume', 'now', 'expire') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('want' as const), at: fc.nat() }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const schedule = fc.record({
  calls: fc.nat(40),
  chats: fc.nat(6),
  cursors: fc.constantFrom('place' as const, 'offset' as const),
  pageRows: fc.integer({ min: 1, max: 12 }),
  latencyMs: fc.constantFrom(0, 1, 300, 4000),
  steps: fc.array(step, { maxLength: 30 }),
  seed: fc.integer(),
});

type Plan = typeof schedule extends fc.Arbitrary<infer T> ? T : never;

function setting(plan: Plan, pace: typeof rhythm) {
  const clock = createVirtualClock();
  const random = seededRandom(plan.seed);
  const latencyMs = () => Math.floor(random() * plan.latencyMs);
  const retell = createUnreliableRetell(clock, {
    cursors: plan.cursors,
    pageRows: plan.pageRows,
    latencyMs,
  });
  const library = createMemoryLibrary(clock, () => Math.floor(latencyMs() / 10));
  let connection = library.connect();
  let sync: Sync;
  const start = (): void => {
    connection = library.connect();
    sync = createSync({
      api: retell.api,
      library: connection.library,
      clock,
      pollSchedule: pace,
      random,
      announce: () => undefined,
    });
    sync.start();
  };
  start();
  return {
    clock,
    retell,
    library,
    random,
    sync: () => sync,
    /** The process is gone: nothing it was about to do happens. */
    kill() {
      connection.cut();
      void sync.stop();
      start();
    },
  };
}

let made = 0;
function add(retell: UnreliableRetell, kind: 'call' | 'chat', startMs: number | undefined): void {
  made += 1;
  const id = `${kind}_${made.toString().padStart(6, '0')}` as CallId;
  const status = startMs === undefined ? 'registered' : made % 3 === 0 ? 'ongoing' : 'ended';
  const sentiment = made % 2 === 0 ? 'Positive' : undefined;
  retell.serverCalls.set(id, { id, kind, startMs, status, sentiment, revision: 0 });
}

function act(
  at: ReturnType<typeof setting>,
  todo: Step,
  isOfInterest: (call: ServerCall) => boolean,
): void {
  const { retell, clock, library } = at;
  const pick = (place: number) => {
    const calls = [...retell.serverCalls.values()].filter(isOfInterest);
    return calls[place % (calls.length || 1)];
  };
  switch (todo.do) {
    case 'call':
    case 'chat':
      add(retell, todo.do, clock.now() - todo.ageMs);
      break;
    case 'register':
      add(retell, 'call', undefined);
      break;
    case 'change':
      change(pick(todo.at), clock.now());
      break;
    case 'vanish':
      retell.serverCalls.delete(pick(todo.at)?.id ?? '');
      break;
    case 'fail':
      retell.failNext(todo.count, todo.fault);
      break;
    case 'fail-disk':
      library.failNext(todo.count, todo.fault);
      break;
    case 'kill':
      at.kill();
      break;
    case 'pause':
    case 'resume':
    case 'now':
      at.sync()[todo.do]();
      break;
    case 'expire':
      retell.expireCursors();
      break;
    case 'want':
      void at.sync().priorityFetch(pick(todo.at)?.id ?? ('call_unheard-of' as CallId));
      break;
    case 'pass':
      break;
  }
}

function change(call: ServerCall | undefined, nowMs: number): void {
  if (call === undefined) return;
  call.startMs ??= nowMs;
  call.status = 'ended';
  call.sentiment = call.revision % 2 === 0 ? 'Negative' : 'Neutral';
  call.revision += 1;
}

const runs = Number(process.env['EARMARK_SYNC_SCHEDULES'] ?? 200);

async function live(plan: Plan, pace: typeof rhythm, steps: readonly Step[]): Promise<void> {
  made = 0;
  const at = setting(plan, pace);
  const { retell, clock, library } = at;
  /** Without a sweep only what changes soon after its start is promised to be seen. */
  const isOfInterest = ({ startMs = 0 }: ServerCall): boolean =>
    pace === rhythm || startMs > clock.now() - 5 * minute;
  for (let count = 0; count < plan.calls; count += 1) {
    add(retell, 'call', clock.now() - count * 3 * minute);
  }
  for (let count = 0; count < plan.chats; count += 1) {
    add(retell, 'chat', clock.now() - count * 11 * minute);
  }
  for (const todo of steps) {
    act(at, todo, isOfInterest);
    await clock.advance(todo.do === 'pass' ? todo.ms : Math.floor(at.random() * 3000));
  }
  retell.heal();
  at.sync().resume();
  at.sync().now();
  await clock.advance(150 * minute);
  // A call that still goes on is fetched again now and then, perhaps at this very moment.
  for (let tries = 0; tries < 60 && at.sync().status().phase === 'fetching'; tries += 1) {
    await clock.advance(1000);
  }
  expect(at.sync().status()).toMatchObject({ phase: 'up-to-date', listedAll: true, toFetch: 0 });
  for (const truth of retell.serverCalls.values()) {
    const kept = library.calls.get(truth.id);
    expect(kept?.call, `${truth.id} ${JSON.stringify(plan)}`).toEqual(recordOf(truth, 'get').call);
    expect(kept?.gone).toBe(false);
  }
  const stopped = at.sync().stop();
  await clock.advance(minute);
  await stopped;
  const requests = retell.requests();
  await clock.advance(60 * minute);
  expect(retell.requests()).toBe(requests);
}

const chosen = {
  numRuns: runs,
  seed: 20_260_105,
  interruptAfterTimeLimit: 50_000 + runs * 200,
  markInterruptAsFailure: true,
};

test(
  `after any mix of faults, kills, moved pages and late changes the queue holds what Retell holds (${runs} schedules)`,
  { timeout: 60_000 + runs * 200 },
  () =>
    fc.assert(
      fc.asyncProperty(schedule, (plan) => live(plan, rhythm, plan.steps)),
      chosen,
    ),
);

test(
  `a kill or fault at any moment leaves no gap that only a walk through everything would fill (${runs} schedules)`,
  { timeout: 60_000 + runs * 200 },
  () =>
    fc.assert(
      fc.asyncProperty(schedule, (plan) => {
        const steps = plan.steps.filter((todo) => todo.do !== 'register');
        return live({ ...plan, cursors: 'place' }, noSweep, steps);
      }),
      chosen,
    ),
);
