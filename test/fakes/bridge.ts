import type {
  AppBridge,
  AppState,
  Channel,
  Events,
  Handlers,
  InputOf,
  Reply,
} from '../../src-shared/ipc/contract.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { CallId } from '../../src-shared/call.ts';
import { err, ok } from '../../src-shared/result.ts';
import { defaultSettings } from '../../src-shared/settings.ts';
import type { SavedQueue } from '../../src-shared/queue.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';
import { createFakeQueue } from './fake-queue.ts';
import { fakeDetail, sentCall, fakeOpened, fakeRubric, fakeTags, fakeWork } from './fake-work.ts';

interface FakeOptions {
  /** How many calls the library holds. */
  readonly calls?: number;
  /** What the start answers beyond the usual. */
  readonly state?: Partial<AppState>;
  readonly sync?: Partial<SyncStatus>;
  /** Answers in place of the usual ones. */
  readonly handlers?: Partial<Handlers>;
}

/** Main as the renderer sees it, in memory. `asked` lists what was requested, oldest first. */
export interface FakeBridge extends AppBridge {
  readonly asked: readonly { readonly channel: Channel; readonly input: unknown }[];
  readonly queue: ReturnType<typeof createFakeQueue>;
  /** Says an event as main would. */
  emit<E extends keyof Events>(event: E, payload: Events[E]): void;
}

/** A main side that always works, unless a handler is given that does not. */
export function createFakeBridge(options: FakeOptions = {}): FakeBridge {
  const queue = createFakeQueue(options.calls ?? 200);
  const handlers: Handlers = { ...usualHandlers(queue, options), ...options.handlers };
  const asked: { readonly channel: Channel; readonly input: unknown }[] = [];
  const listeners = new Map<keyof Events, Set<(payload: never) => void>>();

  return {
    asked,
    queue,
    async request<C extends Channel>(channel: C, input: InputOf<C>): Reply<C> {
      asked.push({ channel, input });
      await Promise.resolve();
      return handlers[channel](input);
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

const answer =
  <T>(value: T) =>
  () =>
    Promise.resolve(ok(value));

function refuse(error: AppError) {
  const reply = Promise.resolve(err(error));
  return () => reply;
}

/** Saved queues, kept as long as the bridge is. */
function savedHandlers() {
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

function usualHandlers(queue: ReturnType<typeof createFakeQueue>, options: FakeOptions): Handlers {
  let settings = options.state?.settings ?? defaultSettings;
  const sync: SyncStatus = {
    phase: 'up-to-date',
    have: options.calls ?? 200,
    toFetch: 0,
    listedAll: true,
    api: 'v3',
    ...options.sync,
  };
  const state: AppState = {
    version: '0.1.0',
    platform: 'linux',
    workspaces: [],
    settings,
    dataFolder: '/home/me/.config/Earmark',
    ...options.state,
  };
  return {
    'app:state': answer(state),
    'window:settled': () => Promise.resolve(ok(true)),
    'settings:save': (changes) => {
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      settings = { ...settings, ...Object.fromEntries(given) };
      return Promise.resolve(ok(settings));
    },
    'keys:export': answer({ path: '/home/me/Downloads/earmark-keys.json' }),
    'link:take': answer({}),
    'work:cancel': answer(true),
    'workspace:open-sample': answer(fakeOpened('sample', 'Sample')),
    'workspace:connect': answer(fakeOpened('retell', 'Acme')),
    'workspace:open': ({ id }) =>
      Promise.resolve(
        ok(id === 'sample' ? fakeOpened('sample', 'Sample') : fakeOpened('retell', 'Acme')),
      ),
    'workspace:replace-key': answer({ workspace: fakeOpened('retell', 'Acme').workspace }),
    'workspace:close': answer(true),
    'workspace:disconnect': answer(true),
    'workspace:rename': ({ name }) => Promise.resolve(ok(fakeOpened('retell', name).workspace)),
    'workspace:prefer-scrubbed': ({ prefer }) =>
      Promise.resolve(ok({ ...fakeOpened('retell', 'Acme').workspace, preferScrubbed: prefer })),
    'sync:status': answer(sync),
    'sync:pause': answer({ ...sync, phase: 'paused' }),
    'sync:resume': answer({ ...sync, phase: 'listing' }),
    'sync:now': answer({ ...sync, phase: 'listing' }),
    'queue:open': (input) => Promise.resolve(ok(queue.open(input))),
    'queue:rows': ({ queueId, from, count }) => {
      const rows = queue.rows(queueId, from, count);
      return Promise.resolve(rows === undefined ? err({ kind: 'stale-queue' }) : ok(rows));
    },
    'queue:contexts': ({ callIds }) => Promise.resolve(ok(callIds.map(() => undefined))),
    'queue:facets': () => Promise.resolve(ok(queue.facets())),
    ...savedHandlers(),
    'matching:fetch': answer({
      phase: 'fetching',
      fetched: 0,
      added: 0,
      unasked: [],
      whole: false,
    }),
    'queue:next': answer(true),
    'matching:stop': answer(true),
    'call:refresh': answer({}),
    'call:open': ({ callId }) => Promise.resolve(ok(sentCall(fakeDetail(callId as CallId)))),
    'call:position': answer(true),
    'call:word-offset': answer(true),
    'call:unmask': ({ callId }) => Promise.resolve(ok(sentCall(fakeDetail(callId as CallId)))),
    'window:open-call': answer(true),
    'call:attachment': answer({ text: '', truncated: false }),
    'recording:open': refuse({ kind: 'no-recording' }),
    'recording:peaks': refuse({ kind: 'no-recording' }),
    'recordings:room': answer(12_300_000),
    'edit:apply': ({ edit }) =>
      Promise.resolve(
        ok({
          historyId: 1,
          label: edit.kind,
          ...('callId' in edit ? { work: fakeWork(edit.callId as CallId) } : {}),
        }),
      ),
    'edit:undo': refuse({ kind: 'nothing-to-undo' }),
    'edit:redo': refuse({ kind: 'nothing-to-redo' }),
    'edit:history': answer([]),
    'work:of': ({ callId }) => Promise.resolve(ok(fakeWork(callId as CallId))),
    'work:active': answer(true),
    'tags:list': answer(fakeTags),
    'templates:list': answer([]),
    'rubric:current': answer(fakeRubric),
    'export:csv': answer({ path: '/home/me/Downloads/reviews.csv', rows: 12, bytes: 4200 }),
    'export:reveal': answer(true),
  };
}
