import { expect, test } from 'vitest';
import { syncText } from '../../../../src-renderer/features/header/header-text.ts';

const sync = { phase: 'up-to-date', callCount: 20, toFetch: 0, listedAll: true } as const;

test('a slowed-down sync gives the reason, a paused one does not', () => {
  expect(syncText({ ...sync, slow: true }, 0).text).toBe(
    'Up to date; slowed down: the account is near its limit',
  );
  expect(syncText({ ...sync, phase: 'paused', slow: true }, 0).text).toBe('Paused at 20 of 20');
  expect(syncText(sync, 0).text).toBe('Up to date');
});

test('calls that could not be loaded are counted once the rest is loaded', () => {
  const without = (failing: number) => syncText({ ...sync, toFetch: failing, failing }, 0);
  expect(without(1).text).toBe('Up to date · 1 call could not be loaded');
  expect(without(1200)).toMatchObject({
    text: 'Up to date · 1,200 calls could not be loaded',
    running: false,
  });
});
