import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { ApiKeySetting } from '../../../../src-renderer/features/settings/api-key-setting.tsx';
import { createSessionStore } from '../../../../src-renderer/lib/session/session-store.ts';
import { workspaceActions } from '../../../../src-renderer/lib/session/workspace-actions.ts';
import type { Handlers } from '../../../../src-shared/ipc/contract.ts';
import { err, ok } from '../../../../src-shared/result.ts';
import type { Workspace } from '../../../../src-shared/workspace.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';

afterEach(cleanup);

const acme: Workspace = {
  id: 'retell',
  name: 'Acme',
  kind: 'retell',
  apiKeyLocation: 'keychain',
  preferRedacted: true,
};

async function settings(replaceKey: Handlers['workspace:replace-key'], workspace = acme) {
  const bridge = createFakeBridge({ handlers: { 'workspace:replace-key': replaceKey } });
  const state = await bridge.request('app:state', undefined);
  if (!state.ok) throw new Error('The fake always answers');
  const care = workspaceActions(createSessionStore(state.value), bridge);
  const { unmount } = render(<ApiKeySetting workspace={workspace} workspaceActions={care} />);
  const requested = (name: string) => bridge.requests.filter(({ channel }) => channel === name);
  return { asked: requested, unmount, user: userEvent.setup() };
}

test('an API key that Retell rejects is reported at its field, and the current key is kept', async () => {
  const { user } = await settings(() => Promise.resolve(err({ kind: 'wrong-key' })));
  await user.click(screen.getByRole('button', { name: 'Replace API key…' }));
  await user.type(screen.getByLabelText('API key'), 'key_2{Enter}');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Retell rejected the API key');
  expect(alert.textContent).toContain('The current key was kept.');
  expect(document.activeElement).toBe(screen.getByLabelText('API key'));
});

test('an accepted API key closes the form, and a keychain that did not store it is reported', async () => {
  const { user, asked } = await settings(() =>
    Promise.resolve(ok({ workspace: acme, warning: { kind: 'keychain-locked', detail: '' } })),
  );
  await user.click(screen.getByRole('button', { name: 'Replace API key…' }));
  await user.type(screen.getByLabelText('API key'), ' key_2 {Enter}');
  expect((await screen.findByText(/API key saved/u)).textContent).toContain('locked');
  expect(screen.queryByLabelText('API key')).toBeNull();
  expect(asked('workspace:replace-key')[0]?.input).toMatchObject({ id: 'retell', apiKey: 'key_2' });
});

test('cancelling or leaving the form cancels the verification', async () => {
  const { user, asked, unmount } = await settings(() => new Promise(() => undefined));
  await user.click(screen.getByRole('button', { name: 'Replace API key…' }));
  await user.type(screen.getByLabelText('API key'), 'key_2{Enter}');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(asked('work:cancel')).toHaveLength(1);
  unmount();
  const [first, second] = asked('work:cancel');
  expect(second?.input).toEqual(first?.input);
  expect(asked('workspace:replace-key')[0]?.input).toMatchObject(second?.input ?? {});
});

test('a workspace without an API key offers to add one', async () => {
  await settings(() => new Promise(() => undefined), { ...acme, apiKeyLocation: 'none' });
  expect(screen.getByRole('button', { name: 'Add API key…' })).toBeTruthy();
});

test('Escape closes the form and nothing around it', async () => {
  const { user } = await settings(() => new Promise(() => undefined));
  let reachedPage = false;
  const listen = (event: KeyboardEvent): void => {
    reachedPage ||= event.key === 'Escape' && !event.defaultPrevented;
  };
  document.addEventListener('keydown', listen);
  await user.click(screen.getByRole('button', { name: 'Replace API key…' }));
  await user.type(screen.getByLabelText('API key'), 'key_2{Escape}');
  document.removeEventListener('keydown', listen);
  expect(screen.queryByLabelText('API key')).toBeNull();
  expect(reachedPage).toBe(false);
});
