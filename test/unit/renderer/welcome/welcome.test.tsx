import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Welcome } from '../../../../src-renderer/features/welcome/welcome.tsx';
import { sessionActions } from '../../../../src-renderer/lib/session/session-actions.ts';
import { createSessionStore } from '../../../../src-renderer/lib/session/session-store.ts';
import type { AppState } from '../../../../src-shared/ipc/contract.ts';
import { err } from '../../../../src-shared/result.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = (): void => undefined;
      disconnect = (): void => undefined;
    },
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

type Options = Parameters<typeof createFakeBridge>[0];

async function welcome(options: Options = {}) {
  const bridge = createFakeBridge(options);
  const state = await bridge.request('app:state', undefined);
  if (!state.ok) throw new Error('The fake always answers');
  const store = createSessionStore(state.value);
  const actions = sessionActions({ store, bridge, announceError: vi.fn<() => void>() });
  render(<Welcome session={store} actions={actions} />);
  return { bridge, store, user: userEvent.setup() };
}

it('opens the sample workspace with one key', async () => {
  const { store, user } = await welcome();
  await user.keyboard('{Enter}');
  expect(store.getState().route).toMatchObject({
    at: 'desk',
    opened: { workspace: { id: 'sample' } },
  });
});

it('connects with the typed API key and base URL', async () => {
  const { bridge, store, user } = await welcome();
  await user.click(screen.getByRole('button', { name: 'Connect Retell' }));
  await user.type(screen.getByLabelText('API key'), ' key_1 ');
  await user.type(screen.getByLabelText('Base URL'), 'http://127.0.0.1:4010');
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  expect(bridge.requests.find(({ channel }) => channel === 'workspace:connect')?.input).toEqual({
    apiKey: 'key_1',
    baseUrl: 'http://127.0.0.1:4010',
    workId: expect.any(String) as unknown,
  });
  expect(store.getState().route.at).toBe('desk');
});

it('shows beside its field that the API key was rejected, and keeps the input', async () => {
  const { user } = await welcome({
    handlers: { 'workspace:connect': () => Promise.resolve(err({ kind: 'wrong-key' })) },
  });
  await user.click(screen.getByRole('button', { name: 'Connect Retell' }));
  await user.type(screen.getByLabelText('API key'), 'key_wrong{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Retell rejected the API key');
  expect(screen.getByLabelText('API key')).toHaveProperty('value', 'key_wrong');
});

it('warns before connecting that the API key is kept for this session only', async () => {
  const { user } = await welcome({
    state: { keychain: { kind: 'keychain-absent', detail: '' } } satisfies Partial<AppState>,
  });
  await user.click(screen.getByRole('button', { name: 'Connect Retell' }));
  expect(screen.getByText(/kept only until you quit Earmark/u)).toBeTruthy();
});

const acme = {
  id: 'acme',
  name: 'Acme',
  kind: 'retell',
  apiKeyLocation: 'keychain',
  preferRedacted: true,
  lastOpenedMs: 2000,
} as const;
const sample = {
  ...acme,
  id: 'sample',
  name: 'Sample',
  kind: 'sample',
  apiKeyLocation: 'not-needed',
} as const;

it('opens the last used account with one key', async () => {
  const globex = { ...acme, id: 'globex', name: 'Globex', lastOpenedMs: 1000 };
  const { bridge, user } = await welcome({ state: { workspaces: [acme, globex, sample] } });
  expect(screen.getByRole('button', { name: 'Open the sample workspace' })).toBeTruthy();
  await user.keyboard('{Enter}');
  expect(bridge.requests.find(({ channel }) => channel === 'workspace:open')?.input).toMatchObject({
    id: 'acme',
  });
});

it('opens the sample with one key when it was used last', async () => {
  const { store, user } = await welcome({ state: { workspaces: [sample, acme] } });
  await user.keyboard('{Enter}');
  expect(store.getState().route).toMatchObject({ opened: { workspace: { id: 'sample' } } });
});

it('shows why a known workspace could not be opened', async () => {
  const { user } = await welcome({
    state: { workspaces: [acme] },
    handlers: {
      'workspace:open': () =>
        Promise.resolve(err({ kind: 'library-newer', path: '/data/reviews.db', version: 9 })),
    },
  });
  await user.click(screen.getByRole('button', { name: /Acme/u }));
  expect((await screen.findByRole('alert')).textContent).toContain('newer version of Earmark');
});

const noResponse = () => new Promise<never>(() => undefined);

it.each([
  ['Escape', async (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Escape}')],
  [
    'its button',
    async (user: ReturnType<typeof userEvent.setup>) =>
      user.click(screen.getByRole('button', { name: 'Cancel' })),
  ],
])('is cancelled by %s while Retell does not respond', async (_, cancel) => {
  const { bridge, store, user } = await welcome({
    handlers: { 'workspace:connect': noResponse },
  });
  await user.click(screen.getByRole('button', { name: 'Connect Retell' }));
  await user.type(screen.getByLabelText('API key'), 'key_1{Enter}');
  expect(screen.getByRole('progressbar', { name: 'Opening' })).toBeTruthy();
  await cancel(user);
  expect(store.getState().route).toEqual({ at: 'welcome' });
  const connecting = bridge.requests.find(({ channel }) => channel === 'workspace:connect');
  const { workId } = connecting!.input as { workId: string };
  expect(bridge.requests).toContainEqual({ channel: 'work:cancel', input: { workId } });
  expect(screen.getByLabelText('API key')).toHaveProperty('value', 'key_1');
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
});

it('can cancel a workspace that does not open and connect another one', async () => {
  const { store, user } = await welcome({ handlers: { 'workspace:open-sample': noResponse } });
  await user.keyboard('{Enter}');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Connect Retell' }));
  await user.type(screen.getByLabelText('API key'), 'key_1{Enter}');
  expect(store.getState().route.at).toBe('desk');
});

it.each([
  ['bad-url', { kind: 'bad-url', url: 'nowhere' }],
  ['not-retell', { kind: 'not-retell', host: 'nowhere', detail: 'HTML' }],
  ['offline', { kind: 'offline', host: 'nowhere', detail: '' }],
  ['timeout', { kind: 'timeout', host: 'nowhere', afterMs: 12_000 }],
] as const)(
  'an error about the address (%s) opens and focuses its field and is shown there',
  async (_, error) => {
    const { user } = await welcome({
      handlers: { 'workspace:connect': () => Promise.resolve(err(error)) },
    });
    await user.click(screen.getByRole('button', { name: 'Connect Retell' }));
    await user.click(screen.getByText('Advanced'));
    const field = screen.getByLabelText('Base URL');
    const advanced = field.closest('details')!;
    await user.type(field, 'nowhere');
    await user.type(screen.getByLabelText('API key'), 'key_1{Enter}');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('nowhere');
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute('aria-describedby')).toContain(alert.id);
    expect(advanced.open).toBe(true);
    // It stays open while the next try is made and after it has failed otherwise.
    await user.type(field, '{Enter}');
    expect(advanced.open).toBe(true);
  },
);

it('keeps Advanced closed when Retell’s own address cannot be reached', async () => {
  const { user } = await welcome({
    handlers: {
      'workspace:connect': () => Promise.resolve(err({ kind: 'offline', host: 'api', detail: '' })),
    },
  });
  await user.click(screen.getByRole('button', { name: 'Connect Retell' }));
  await user.type(screen.getByLabelText('API key'), 'key_1{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Check your network');
  expect(screen.getByLabelText('Base URL').closest('details')!.open).toBe(false);
});
