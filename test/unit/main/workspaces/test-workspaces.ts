import { offlineApi } from '../../../../src-main/workspaces/retell-connection.ts';
import type { OpenRecordings, RunningSync } from '../../../../src-main/workspaces/port.ts';
import type { Profile, ProfileFile } from '../../../../src-main/workspaces/profile.ts';
import { Workspaces } from '../../../../src-main/workspaces/workspaces.ts';
import type { WorkspacesDeps } from '../../../../src-main/workspaces/workspaces-deps.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import { fakeSettings } from '../../../fakes/fake-reviewers.ts';

function memoryProfile(): ProfileFile {
  let profile: Profile = { version: 1, workspaces: [], settings: {} };
  return {
    get: () => profile,
    settings: () => fakeSettings,
    change(next) {
      profile = next(profile);
      return Promise.resolve(ok(true));
    },
    changeSettings: () => Promise.resolve(ok(fakeSettings)),
    flush: () => Promise.resolve(),
  };
}

/** Workspaces with everything in memory. A test can replace each dependency. */
export function createTestWorkspaces(parts: Partial<WorkspacesDeps> = {}) {
  const inKeychain = new Map<string, string>();
  const folders: string[] = [];
  const removed: string[] = [];
  const syncs: string[] = [];
  const sync = {
    start: () => syncs.push('start'),
    stop: () => Promise.resolve(syncs.push('stop')),
    setSlow: () => undefined,
    status: () => ({ phase: 'up-to-date', have: 0, toFetch: 0, listedAll: true }),
  } as unknown as RunningSync;
  const profile = memoryProfile();
  const workspaces = new Workspaces({
    profile,
    folders: {
      pathOf: (id) => `/nowhere/${id}`,
      setAside: (id) => Promise.resolve(ok((removed.push(id), true as const))),
      removed: () => Promise.resolve([]),
      restore: () => Promise.resolve(ok(true)),
      purge: () => Promise.resolve(),
    },
    keychain: {
      read: (id) => Promise.resolve(ok(inKeychain.get(id))),
      write(id, key) {
        inKeychain.set(id, key);
        return Promise.resolve(ok(true));
      },
      remove(id) {
        inKeychain.delete(id);
        return Promise.resolve(ok(true));
      },
    },
    library: {
      request(channel, input) {
        if (channel === 'open') folders.push((input as { folder: string }).folder);
        return Promise.resolve(ok({ tags: [], rubric: {}, rebuilt: false } as never));
      },
    },
    sample: () => Promise.resolve(ok({ baseUrl: 'http://127.0.0.1:9', apiKey: 'key_sample' })),
    checkAddress: (typed) => ok(typed ?? 'https://api.retellai.com'),
    connectForCheck: () => ok({ check: () => Promise.resolve(ok({ api: 'v3' })) }),
    connect: () => ok(offlineApi({ kind: 'offline', host: 'api', detail: '' })),
    sync: () => sync,
    recordings: () => ({ close: () => Promise.resolve() }) as unknown as OpenRecordings,
    announceConcurrency: () => undefined,
    notice: () => undefined,
    confirmRemoval: () => Promise.resolve(true),
    chooseAccount: () => Promise.resolve('new'),
    samplePast: false,
    chooseRecovery: () => Promise.resolve(undefined),
    ...parts,
  });
  return { workspaces, profile, inKeychain, folders, syncs, removed };
}

/** A Retell that responds to a request only when it is aborted. */
export function createSilentProbe() {
  let onRequest = (): void => undefined;
  const requested = new Promise<void>((resolve) => {
    onRequest = resolve;
  });
  const probe: WorkspacesDeps['connectForCheck'] = () =>
    ok({
      check: (how) =>
        new Promise((resolve) => {
          how?.signal?.addEventListener('abort', () => resolve(err({ kind: 'cancelled' })));
          onRequest();
        }),
    });
  return { probe, asked: requested };
}
