import { act, cleanup, render } from '@testing-library/react';
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

const resting: SyncStatus = { phase: 'up-to-date', have: 20, toFetch: 0, listedAll: true };

/** A wait that begins now. */
const waitFor = (ms: number): SyncStatus => ({
  ...resting,
  phase: 'waiting',
  reason: 'offline',
  nextTryMs: Date.now() + ms,
});

function shown() {
  const line = (sync: SyncStatus) => (
    <TooltipProvider>
      <SyncLine sync={sync} onToggle={() => undefined} />
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
  expect(words()).toContain('Retell cannot be reached; again in 2 s');
  pass(1000);
  expect(words()).toContain('again in 1 s');
  pass(1000);
  expect(words()).toContain('trying again');
  show(waitFor(90_000));
  expect(words()).toContain('again in 1 min 30 s');
});
