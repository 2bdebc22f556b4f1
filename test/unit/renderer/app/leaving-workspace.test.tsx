import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createApp } from '../../../../src-renderer/app/create-app.ts';
import { TooltipProvider } from '../../../../src-renderer/ui/tooltip.tsx';
import type { Handlers } from '../../../../src-shared/ipc/contract.ts';
import { err } from '../../../../src-shared/result.ts';
import { createFakeBridge } from '../../../fakes/fake-bridge.ts';
import { callId } from '../call/in-memory-library.ts';

beforeEach(() => {
  Object.assign(window, {
    matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  });
  Object.assign(HTMLMediaElement.prototype, { pause() {}, load() {} });
  Object.assign(navigator, { getGamepads: () => [] });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = (): void => undefined;
      unobserve = (): void => undefined;
      disconnect = (): void => undefined;
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A call on the desk, and a comment on it that was typed this very moment. */
async function justTyped(handlers: Partial<Handlers> = {}) {
  const bridge = createFakeBridge({ handlers });
  const state = await bridge.request('app:state', undefined);
  if (!state.ok) throw new Error('The fake always answers');
  const app = createApp(bridge, state.value);
  await app.start();
  await app.sessionActions.openSample();
  const { parts } = app.parts.getState();
  if (parts === undefined) throw new Error('No workspace');
  await parts.desk.open(callId('call_1'));
  render(
    <TooltipProvider>
      <parts.desk.Desk />
    </TooltipProvider>,
  );
  await userEvent.type(screen.getByRole('textbox', { name: 'Comment on the call' }), 'good');
  const requested = (): readonly string[] => bridge.requests.map(({ channel }) => channel);
  return { app, asked: requested };
}

it('writes what was typed before the workspace is left by its key', async () => {
  const { app, asked } = await justTyped();
  await act(() => app.sessionActions.close());
  expect(asked()).toContain('edit:apply');
  expect(asked().indexOf('edit:apply')).toBeLessThan(asked().indexOf('workspace:close'));
});

it('writes what was typed before a link leads to another workspace', async () => {
  const { app, asked } = await justTyped();
  await act(() => app.sessionActions.connect({ apiKey: 'key_1' }));
  expect(asked().indexOf('edit:apply')).toBeLessThan(asked().indexOf('workspace:connect'));
});

it('stays, and says why, when what was typed could not be written; once more leaves it behind', async () => {
  const { app, asked } = await justTyped({
    'edit:apply': () => Promise.resolve(err({ kind: 'disk-full', path: '/' })),
  });
  await act(() => app.sessionActions.close());
  expect(asked()).not.toContain('workspace:close');
  await waitFor(() => expect(app.messages.getState().alerts.length).toBeGreaterThan(0));
  await act(() => app.sessionActions.close());
  expect(asked()).toContain('workspace:close');
});
