import { expect, test } from 'vitest';
import type { AppError } from '../../../../src-shared/errors.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import type { Keychain } from '../../../../src-main/keychain/port.ts';
import { hasLockedItem } from '../../../../src-main/keychain/locked-item.ts';
import { hashApiKey, isKeyOf } from '../../../../src-main/workspaces/key-hash.ts';
import { createTestWorkspaces } from './test-workspaces.ts';

const signal = new AbortController().signal;
const locked: AppError = { kind: 'keychain-locked', detail: '' };
const lockedKeychain: Keychain = {
  read: () => Promise.resolve(err(locked)),
  write: () => Promise.resolve(err(locked)),
  remove: () => Promise.resolve(err(locked)),
};

test('a key that is given again opens its own workspace although the keychain is locked, absent or lost it', async () => {
  const states: Keychain[] = [
    lockedKeychain,
    {
      ...lockedKeychain,
      read: () => Promise.resolve(err({ kind: 'keychain-absent', detail: '' })),
    },
    { ...lockedKeychain, read: () => Promise.resolve(ok(undefined)) },
  ];
  for (const keychain of states) {
    const before = createTestWorkspaces();
    const first = await before.workspaces.connect({ apiKey: 'key_1' }, signal);
    const again = createTestWorkspaces({ profile: before.profile, keychain });
    const second = await again.workspaces.connect({ apiKey: 'key_1' }, signal);
    const id = first.ok ? first.value.workspace.id : '';
    expect(second).toMatchObject({ ok: true, value: { workspace: { id }, warning: locked } });
    expect(again.workspaces.known.list()).toHaveLength(1);
    // The profile can't reveal the key.
    expect(JSON.stringify(before.profile.get())).not.toContain('key_1');
  }
});

test('a disconnected workspace is recognised by its key, and another key makes another workspace', async () => {
  const at = createTestWorkspaces();
  const first = await at.workspaces.connect({ apiKey: 'key_1' }, signal);
  const id = first.ok ? first.value.workspace.id : '';
  await at.workspaces.disconnect(id, false);
  expect(await at.workspaces.connect({ apiKey: 'key_1' }, signal)).toMatchObject({
    value: { workspace: { id } },
  });
  await at.workspaces.connect({ apiKey: 'key_2' }, signal);
  expect(at.workspaces.known.list()).toHaveLength(2);
});

test('if nothing is known of a workspace’s key, the reviewer says which workspace it is', async () => {
  for (const answer of ['itself', 'new', 'cancelled'] as const) {
    const questions: (readonly { readonly id: string }[])[] = [];
    const at = createTestWorkspaces({
      keychain: lockedKeychain,
      chooseAccount(candidates) {
        questions.push(candidates);
        if (answer === 'cancelled') return Promise.resolve(undefined);
        return Promise.resolve(answer === 'new' ? 'new' : candidates[0]);
      },
    });
    // As an earlier version stored it, without a hash.
    const old = {
      id: 'retell-old',
      name: 'Old',
      kind: 'retell' as const,
      baseUrl: 'https://api.retellai.com',
    };
    await at.workspaces.known.add(old);
    const opened = await at.workspaces.connect({ apiKey: 'key_1' }, signal);
    expect(questions).toMatchObject([[{ id: 'retell-old' }]]);
    expect(opened.ok).toBe(answer !== 'cancelled');
    const isOld = opened.ok && opened.value.workspace.id === 'retell-old';
    expect(isOld).toBe(answer === 'itself');
  }
});

test('the app ends at once although a keychain prompts', async () => {
  const at = createTestWorkspaces();
  const first = await at.workspaces.connect({ apiKey: 'key_1' }, signal);
  const prompting = createTestWorkspaces({
    profile: at.profile,
    keychain: { ...lockedKeychain, read: () => new Promise(() => undefined) },
  });
  const opening = prompting.workspaces.open(first.ok ? first.value.workspace.id : '', signal);
  await prompting.workspaces.shutDown();
  expect(await opening).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
});

test('a hash recognises its key and nothing else', async () => {
  const hash = await hashApiKey('key_1');
  expect(await isKeyOf(hash, 'key_1')).toBe(true);
  expect(await hashApiKey('key_1')).not.toBe(hash);
  for (const other of ['key_2', 'key_', '']) expect(await isKeyOf(hash, other)).toBe(false);
  for (const odd of ['', ':', 'ab', 'zz:zz', `${hash}00`])
    expect(await isKeyOf(odd, 'key_1')).toBe(false);
});

test.each([
  ["(@ao [], [objectpath '/org/freedesktop/secrets/collection/login/3'])", true],
  ["([objectpath '/org/freedesktop/secrets/collection/login/3'], @ao [])", false],
  ['(@ao [], @ao [])', false],
  ['', false],
  [
    '   array [\n   ]\n   array [\n      object path "/org/freedesktop/secrets/collection/login/3"\n   ]\n',
    true,
  ],
  [
    '   array [\n      object path "/org/freedesktop/secrets/collection/login/3"\n   ]\n   array [\n   ]\n',
    false,
  ],
])('a locked key is told from a missing one: %s', (response, isLocked) => {
  expect(hasLockedItem(response)).toBe(isLocked);
});
