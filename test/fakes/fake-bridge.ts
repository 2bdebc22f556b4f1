import type {
  AppBridge,
  AppState,
  Channel,
  Events,
  Handlers,
  InputOf,
  SentInput,
  ResponseOf,
} from '../../src-shared/ipc/contract.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { CallId } from '../../src-shared/call.ts';
import { err, ok } from '../../src-shared/result.ts';
import type { SavedQueue } from '../../src-shared/queue.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';
import { createFakeQueue } from './fake-queue.ts';
import {
  fakeCallDetail,
  serializedCall,
  fakeOpenedWorkspace,
  fakeRubric,
  fakeTags,
  fakeReviewData,
} from './fake-review-data.ts';
import { fakeSettings } from './fake-reviewers.ts';

interface FakeOptions {
  /** The number of calls in the library. */
  readonly calls?: number;
  /** Overrides for the state that the app starts with. */
  readonly state?: Partial<AppState>;
  readonly sync?: Partial<SyncStatus>;
  /** Replacements for the default handlers. */
  readonly handlers?: Partial<Handlers>;
}

/** The main process as the renderer sees it, in memory. `requests` lists what was requested, oldest first. */
export interface FakeBridge extends AppBridge {
  readonly requests: readonly { readonly channel: Channel; readonly input: unknown }[];
  readonly queue: ReturnType<typeof createFakeQueue>;
  /** Sends an event as main would. */
  emit<E extends keyof Events>(event: E, payload: Events[E]): void;
}

/** A main process that always succeeds, unless a given handler fails. */
export function createFakeBridge(options: FakeOptions = {}): FakeBridge {
  const queue = createFakeQueue(options.calls ?? 200);
  const handlers: Handlers = { ...defaultHandlers(queue, options), ...options.handlers };
  const requests: { readonly channel: Channel; readonly input: unknown }[] = [];
  const listeners = new Map<keyof Events, Set<(payload: never) => void>>();

  return {
    requests: requests,
    queue,
    async request<C extends Channel>(channel: C, input: SentInput<C>): ResponseOf<C> {
      requests.push({ channel, input });
      await Promise.resolve();
      // The schemas only check; what they return has the same form.
      return handlers[channel](input as InputOf<C>);
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      set.add(listener);
      listeners.set(event, set);
      return () => {
        set.delete(listener);
      };
    },
    emit(event, payload) {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
  };
}

const succeed =
  <T>(value: T) =>
  () =>
    Promise.resolve(ok(value));

function fail(error: AppError) {
  const reply = Promise.resolve(err(error));
  return () => reply;
}

/** Saved queues, stored as long as the bridge exists. */
function savedQueueHandlers() {
  let saved: readonly SavedQueue[] = [];
  const all = () => Promise.resolve(ok(saved));
  return {
    'queue:saved': all,
    'queue:save': (queue) => {
      saved = [...saved.filter(({ id }) => id !== queue.id), queue];
      return all();
    },
    'queue:remove': ({ id: gone }) => {
      saved = saved.filter(({ id }) => id !== gone);
      return all();
    },
  } satisfies Partial<Handlers>;
}

function defaultHandlers(
  queue: ReturnType<typeof createFakeQueue>,
  options: FakeOptions,
): Handlers {
  let settings = options.state?.settings ?? fakeSettings;
  const sync: SyncStatus = {
    phase: 'up-to-date',
    callCount: options.calls ?? 200,
    toFetch: 0,
    listedAll: true,
    api: 'v3',
    ...options.sync,
  };
  const state: AppState = {
    version: '0.1.0',
    platform: 'linux',
    dateLocale: 'en-GB',
    workspaces: [],
    settings,
    dataFolder: '/home/me/.config/Earmark',
    ...options.state,
  };
  return {
    'app:state': succeed(state),
    'window:settled': () => Promise.resolve(ok(true)),
    'reviewer:list': succeed([]),
    'reviews:of-call': succeed([]),
    'reviews:read': fail({ kind: 'no-workspace' }),
    'reviews:select': fail({ kind: 'no-workspace' }),
    'settings:save': (changes) => {
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      settings = { ...settings, ...Object.fromEntries(given) };
      return Promise.resolve(ok(settings));
    },
    'settings:choose-export-folder': () => Promise.resolve(ok(settings)),
    'page:error': succeed(true),
    'diagnostics:read': succeed({ text: 'Earmark 0.1.0' }),
    'keys:export': succeed({ path: '/home/me/Downloads/earmark-keys.json' }),
    'link:take': succeed({}),
    'call:remove': succeed('call'),
    'calls:retention': ({ days, withReviews }) => {
      settings = { ...settings, removeCallsAfterDays: days, removeReviewedCalls: withReviews };
      return Promise.resolve(ok(settings));
    },
    'backups:list': succeed({ backups: [] }),
    'backups:restore': succeed(true),
    'workspace:export': succeed({ path: '/home/me/Downloads/Acme.earmark-workspace' }),
    'workspace:import': succeed(true),
    'call:open-in-dashboard': succeed(true),
    'work:cancel': succeed(true),
    'workspace:open-sample': succeed(fakeOpenedWorkspace('sample', 'Sample')),
    'workspace:connect': succeed(fakeOpenedWorkspace('retell', 'Acme')),
    'workspace:open': ({ id }) =>
      Promise.resolve(
        ok(
          id === 'sample'
            ? fakeOpenedWorkspace('sample', 'Sample')
            : fakeOpenedWorkspace('retell', 'Acme'),
        ),
      ),
    'workspace:replace-key': succeed({
      workspace: fakeOpenedWorkspace('retell', 'Acme').workspace,
    }),
    'workspace:close': succeed(true),
    'workspace:disconnect': succeed(true),
    'workspace:rename': ({ name }) =>
      Promise.resolve(ok(fakeOpenedWorkspace('retell', name).workspace)),
    'workspace:prefer-redacted': ({ prefer }) =>
      Promise.resolve(
        ok({ ...fakeOpenedWorkspace('retell', 'Acme').workspace, preferRedacted: prefer }),
      ),
    'sync:status': succeed(sync),
    'sync:pause': succeed({ ...sync, phase: 'paused' }),
    'sync:resume': succeed({ ...sync, phase: 'listing' }),
    'sync:now': succeed({ ...sync, phase: 'listing' }),
    'queue:open': (input) => Promise.resolve(ok(queue.open(input))),
    'queue:rows': ({ queueId, from, count }) => {
      const rows = queue.rows(queueId, from, count);
      return Promise.resolve(rows === undefined ? err({ kind: 'stale-queue' }) : ok(rows));
    },
    'queue:contexts': ({ callIds }) => Promise.resolve(ok(callIds.map(() => undefined))),
    'queue:facets': () => Promise.resolve(ok(queue.facets())),
    ...savedQueueHandlers(),
    'matching:fetch': succeed({
      phase: 'fetching',
      fetched: 0,
      added: 0,
      filteredLocally: [],
      whole: false,
    }),
    'queue:next': succeed(true),
    'matching:stop': succeed(true),
    'call:refresh': succeed({}),
    'call:open': ({ callId }) => Promise.resolve(ok(serializedCall(fakeCallDetail(callId)))),
    'call:measures': succeed({
      rubricId: fakeRubric.id,
      rubricVersion: fakeRubric.version,
      results: [],
    }),
    'call:position': succeed(true),
    'call:word-offset': succeed(true),
    'call:unmask': ({ callId }) => Promise.resolve(ok(serializedCall(fakeCallDetail(callId)))),
    'window:open-call': succeed(true),
    'call:attachment': succeed({ text: '', truncated: false }),
    'recording:open': fail({ kind: 'no-recording' }),
    'recording:peaks': fail({ kind: 'no-recording' }),
    'recordings:room': succeed(12_300_000),
    'edit:apply': ({ edit }) =>
      Promise.resolve(
        ok({
          historyId: 1,
          label: edit.kind,
          ...('callId' in edit ? { work: fakeReviewData(edit.callId as CallId) } : {}),
        }),
      ),
    'edit:undo': fail({ kind: 'nothing-to-undo' }),
    'edit:redo': fail({ kind: 'nothing-to-redo' }),
    'edit:history': succeed([]),
    'work:of': ({ callId }) => Promise.resolve(ok(fakeReviewData(callId))),
    'work:active': succeed(true),
    'tags:list': succeed(fakeTags),
    'templates:list': succeed([]),
    'rubric:current': succeed(fakeRubric),
    'rubric:list': succeed([]),
    'measures:overrides': succeed([]),
    'rubric:preview': succeed([]),
    'corrections:word-error-rates': succeed([]),
    'rubric:import': succeed({ cancelled: true }),
    'calibration:choose-file': succeed({ cancelled: true }),
    'calibration:export': succeed({ path: '/home/me/Downloads/earmark-calibration.json' }),
    'calibration:import': fail({ kind: 'cancelled' }),
    'rubric:export': succeed({ path: '/exports/rubric.json' }),
    'reviews:import': () => Promise.resolve(err({ kind: 'cancelled' })),
    'plan:list': succeed([]),
    'plan:calls': succeed([]),
    'plan:population': succeed({ count: 0, strata: [] }),
    'plan:draw-due': succeed([]),
    'plan:draw': () => Promise.resolve(err({ kind: 'no-workspace' })),
    'plan:replace': () => Promise.resolve(err({ kind: 'no-workspace' })),
    'plan:repeat': () => Promise.resolve(err({ kind: 'no-workspace' })),
    'calibration:list': succeed([]),
    'calibration:results': fail({ kind: 'no-workspace' }),
    'export:run': succeed({ path: '/home/me/Downloads/reviews.csv', rows: 12, bytes: 4200 }),
    'insights:panel': fail({ kind: 'no-workspace' }),
    'insights:list': fail({ kind: 'no-workspace' }),
    'insights:save-chart': succeed({ path: '/exports/chart.svg' }),
    'insights:save-brief': succeed({ path: '/exports/brief.html' }),
    'export:reveal': succeed(true),
  };
}
