import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SyncLine } from '../../../../src-renderer/features/header/sync-line.tsx';
import { TooltipProvider } from '../../../../src-renderer/ui/tooltip.tsx';
import type { SyncStatus } from '../../../../src-shared/workspace.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 5) });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const resting: SyncStatus = { phase: 'up-to-date', callCount: 20, toFetch: 0, listedAll: true };

/** A wait that begins now. */
const waitFor = (ms: number): SyncStatus => ({
  ...resting,
  phase: 'waiting',
  reason: 'offline',
  nextTryMs: Date.now() + ms,
});

const acts = {
  onToggle: vi.fn<() => void>(),
  onSyncNow: vi.fn<() => void>(),
  onReplaceApiKey: vi.fn<() => void>(),
};

function shown() {
  const line = (sync: SyncStatus) => (
    <TooltipProvider>
      <SyncLine sync={sync} {...acts} />
    </TooltipProvider>
  );
  const { container, rerender } = render(line(resting));
  return {
    show: (sync: SyncStatus) => rerender(line(sync)),
    words: () => container.textContent,
    pass: (ms: number) => act(() => void vi.advanceTimersByTime(ms)),
  };
}

test('a wait tells from its first moment how long it is, however long the page has been open', () => {
  const { show, words, pass } = shown();
  pass(6 * 60_000);
  show(waitFor(2000));
  expect(words()).toContain('Can’t reach Retell; retrying in 2 s');
  pass(1000);
  expect(words()).toContain('retrying in 1 s');
  pass(1000);
  expect(words()).toContain('retrying');
  show(waitFor(90_000));
  expect(words()).toContain('retrying in 1 min 30 s');
});

test('a sync that ended without some of the calls shows no bar, and can try them again', () => {
  const { show, words } = shown();
  show({ ...resting, toFetch: 2, failing: 2 });
  expect(words()).toContain('2 calls could not be loaded');
  expect(screen.queryByRole('progressbar')).toBeNull();
  acts.onSyncNow.mockClear();
  screen.getByRole('button', { name: 'Check for new calls' }).click();
  expect(acts.onSyncNow).toHaveBeenCalledOnce();
});

test('a sync that stopped at the key offers another key and another look, and nothing to pause', () => {
  const { show, words } = shown();
  show({ ...resting, phase: 'failed', reason: 'wrong-key' });
  expect(words()).toContain('Sync stopped: API key rejected');
  screen.getByRole('button', { name: 'Replace API key…' }).click();
  screen.getByRole('button', { name: 'Check for new calls' }).click();
  expect(acts.onReplaceApiKey).toHaveBeenCalledOnce();
  expect(acts.onSyncNow).toHaveBeenCalledOnce();
  expect(screen.queryByRole('button', { name: 'Pause sync' })).toBeNull();
  show({ ...resting, phase: 'failed', reason: 'key-missing' });
  expect(screen.getByRole('button', { name: 'Add API key…' })).toBeTruthy();
  show({ ...resting, phase: 'failed', reason: 'refused' });
  expect(screen.queryByRole('button', { name: /key …/u })).toBeNull();
});
