import { expect, test } from 'vitest';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import type { WorkspacesDeps } from '../../../../src-main/workspaces/workspaces-deps.ts';
import { createSilentProbe, createTestWorkspaces } from './test-workspaces.ts';

const neverAborted = new AbortController().signal;
const cancelled = { ok: false, error: { kind: 'cancelled' } };

test('cancelling a connection attempt leaves nothing behind, and another one starts at once', async () => {
  const silent = 'https://silent.example';
  const { probe, asked } = createSilentProbe();
  const at = createTestWorkspaces({
    connectForCheck: (connection) =>
      connection.baseUrl === silent
        ? probe(connection)
        : ok({ check: () => Promise.resolve(ok({ api: 'v3' })) }),
  });
  const controller = new AbortController();
  const first = at.workspaces.connect({ apiKey: 'key_1', baseUrl: silent }, controller.signal);
  const second = at.workspaces.connect({ apiKey: 'key_1' }, neverAborted);
  await asked;
  controller.abort();
  expect(await first).toEqual(cancelled);
  expect(await second).toMatchObject({ ok: true });
  expect(at.workspaces.known.list()).toHaveLength(1);
  expect(at.inKeychain.size).toBe(1);
});

test('an API key that was saved while the reviewer cancelled is removed again', async () => {
  const controller = new AbortController();
  const at = createTestWorkspaces({
    connectForCheck: () => ok({ check: () => Promise.resolve(ok({ api: 'v3' })) }),
    library: {
      request() {
        controller.abort();
        return Promise.resolve(ok({ tags: [], rubric: {}, rebuilt: false } as never));
      },
    },
  });
  expect(await at.workspaces.connect({ apiKey: 'key_1' }, controller.signal)).toEqual(cancelled);
  expect(at.inKeychain.size).toBe(0);
  expect(at.workspaces.known.list()).toEqual([]);
  expect(at.workspaces.current()).toEqual({ ok: false, error: { kind: 'no-workspace' } });
  expect(at.syncs.at(-1)).toBe('stop');
});

test('a keychain prompt does not block after the reviewer cancelled', async () => {
  const at = createTestWorkspaces();
  const opened = await at.workspaces.connect({ apiKey: 'key_1' }, neverAborted);
  const id = opened.ok ? opened.value.workspace.id : '';
  const locked = createTestWorkspaces({
    profile: at.profile,
    keychain: {
      read: () => new Promise(() => undefined),
      write: () => new Promise(() => undefined),
      remove: () => new Promise(() => undefined),
    },
  });
  const controller = new AbortController();
  const first = locked.workspaces.open(id, controller.signal);
  const second = locked.workspaces.openSample(neverAborted);
  controller.abort();
  expect(await first).toEqual(cancelled);
  expect(await second).toMatchObject({ ok: true, value: { workspace: { id: 'sample' } } });
});

test('an opened workspace becomes the first of the known ones', async () => {
  const { workspaces } = createTestWorkspaces();
  const before = Date.now();
  const opened = await workspaces.connect({ apiKey: 'key_1' }, neverAborted);
  const { lastOpenedMs = 0, id } = opened.ok ? opened.value.workspace : { id: '' };
  expect(lastOpenedMs).toBeGreaterThanOrEqual(before);
  await workspaces.openSample(neverAborted);
  const again = await workspaces.open(id, neverAborted);
  const [first] = workspaces.known.list();
  expect(first).toEqual(again.ok ? again.value.workspace : undefined);
  expect(first?.lastOpenedMs).toBeGreaterThanOrEqual(lastOpenedMs);
});

test('a workspace that opened offline connects when the keychain is unlocked', async () => {
  let isLocked = false;
  const at = createTestWorkspaces();
  const locked: AppError = { kind: 'keychain-locked', detail: '' };
  const again = createTestWorkspaces({
    profile: at.profile,
    keychain: {
      read: (id) => Promise.resolve(isLocked ? err(locked) : ok(at.inKeychain.get(id))),
      write: () => Promise.resolve(ok(true)),
      remove: () => Promise.resolve(ok(true)),
    },
  });
  const connected = await at.workspaces.connect({ apiKey: 'key_1' }, neverAborted);
  const id = connected.ok ? connected.value.workspace.id : '';
  isLocked = true;
  expect(await again.workspaces.open(id, neverAborted)).toMatchObject({
    ok: true,
    value: { warning: locked },
  });
  const open = again.workspaces.current();
  await again.workspaces.reconnectIfOffline();
  expect(open.ok && open.value.offlineReason()).toEqual(locked);
  isLocked = false;
  await again.workspaces.reconnectIfOffline();
  expect(open.ok && open.value.sync()).toBeDefined();
  expect(again.workspaces.current()).toEqual(open);
});

/** An open workspace and a Retell that accepts only the given keys. */
async function withKeys(good: readonly string[], parts: Partial<WorkspacesDeps> = {}) {
  const at = createTestWorkspaces({
    connectForCheck: ({ apiKey }) =>
      ok({
        check: () =>
          Promise.resolve(good.includes(apiKey) ? ok({ api: 'v3' }) : err({ kind: 'wrong-key' })),
      }),
    ...parts,
  });
  const opened = await at.workspaces.connect({ apiKey: 'key_1' }, neverAborted);
  return { ...at, id: opened.ok ? opened.value.workspace.id : '' };
}

test('an API key is replaced only after Retell accepted it', async () => {
  const { workspaces, inKeychain, syncs, folders, id } = await withKeys(['key_1', 'key_2']);
  expect(await workspaces.replaceKey({ id, apiKey: 'key_bad' }, neverAborted)).toEqual(
    err({ kind: 'wrong-key' }),
  );
  expect(inKeychain.get(id)).toBe('key_1');
  expect(syncs).toEqual(['start']);
  expect(await workspaces.replaceKey({ id, apiKey: 'key_2' }, neverAborted)).toMatchObject({
    ok: true,
    value: { workspace: { id, apiKeyLocation: 'keychain' } },
  });
  expect(inKeychain.get(id)).toBe('key_2');
  // The sync continues with the new key, and the workspace stays open.
  expect(syncs).toEqual(['start', 'stop', 'start']);
  expect(folders).toHaveLength(1);
});

test('cancelling while the new API key is saved keeps the old one', async () => {
  const controller = new AbortController();
  const held = new Map<string, string>();
  const { workspaces, syncs, id } = await withKeys(['key_1', 'key_2'], {
    keychain: {
      read: (name) => Promise.resolve(ok(held.get(name))),
      write(name, key) {
        held.set(name, key);
        if (key === 'key_2') controller.abort();
        return Promise.resolve(ok(true));
      },
      remove: () => Promise.resolve(ok(true)),
    },
  });
  expect(await workspaces.replaceKey({ id, apiKey: 'key_2' }, controller.signal)).toEqual(
    cancelled,
  );
  expect(held.get(id)).toBe('key_1');
  expect(syncs).toEqual(['start']);
});

test('a disconnected workspace gets an API key again while another one is open', async () => {
  const { workspaces, inKeychain, syncs, id } = await withKeys(['key_1', 'key_2']);
  await workspaces.disconnect(id, false);
  await workspaces.openSample(neverAborted);
  const before = syncs.length;
  await workspaces.replaceKey({ id, apiKey: 'key_2' }, neverAborted);
  expect(inKeychain.get(id)).toBe('key_2');
  expect(workspaces.known.list().find((one) => one.id === id)?.apiKeyLocation).toBe('keychain');
  expect(syncs).toHaveLength(before);
  expect(await workspaces.replaceKey({ id: 'sample', apiKey: 'x' }, neverAborted)).toMatchObject({
    ok: false,
  });
});

test('removing a workspace asks outside the page, and keeps everything without a yes', async () => {
  const prompts: string[] = [];
  const { workspaces, inKeychain, removed, id } = await withKeys(['key_1'], {
    confirmRemoval: (name) => {
      prompts.push(name);
      return Promise.resolve(false);
    },
  });
  expect(await workspaces.disconnect(id, true)).toEqual(cancelled);
  expect(prompts).toEqual([workspaces.known.find(id)?.name]);
  expect(removed).toEqual([]);
  expect(inKeychain.get(id)).toBe('key_1');
  expect(workspaces.isOpen(id)).toBe(true);
});

test('a removed workspace is set aside, and restored without its API key', async () => {
  const { workspaces, inKeychain, removed, id } = await withKeys(['key_1']);
  expect(await workspaces.disconnect(id, true)).toEqual(ok(true));
  expect(removed).toEqual([id]);
  expect(inKeychain.size).toBe(0);
  expect(workspaces.known.list()).toEqual([]);
  const back = { id, name: 'Acme', baseUrl: 'https://api.retellai.com', removedMs: 5 };
  expect(await workspaces.restore(back)).toMatchObject({
    ok: true,
    value: { id, name: 'Acme', kind: 'retell', apiKeyLocation: 'none' },
  });
  expect(workspaces.known.list()).toHaveLength(1);
  expect(await workspaces.restore(back)).toMatchObject({ ok: false });
});

test.each(['', '.', '..', '../../..', 'a/b', String.raw`a\b`, 'unknown', 'retell-\0', 'Sample'])(
  'nothing is removed for the id %j, which no workspace has',
  async (id) => {
    let isPrompted = false;
    const { workspaces, inKeychain, removed } = await withKeys(['key_1'], {
      confirmRemoval: () => {
        isPrompted = true;
        return Promise.resolve(true);
      },
    });
    for (const forget of [true, false]) {
      expect(await workspaces.disconnect(id, forget)).toEqual(err({ kind: 'no-workspace' }));
    }
    expect([isPrompted, removed, inKeychain.size]).toEqual([false, [], 1]);
  },
);
