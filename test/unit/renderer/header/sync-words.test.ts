import { expect, test } from 'vitest';
import { syncWords } from '../../../../src-renderer/features/header/sync-words.ts';

const sync = { phase: 'up-to-date', have: 20, toFetch: 0, listedAll: true } as const;

test('a sync that goes slowly says why, and one that rests says nothing of it', () => {
  expect(syncWords({ ...sync, slow: true }, 0).words).toBe(
    'Up to date; taking it slowly: the account is near its limit',
  );
  expect(syncWords({ ...sync, phase: 'paused', slow: true }, 0).words).toBe('Paused at 20 of 20');
  expect(syncWords(sync, 0).words).toBe('Up to date');
});

test('calls that could not be fetched are counted when nothing else is left', () => {
  const without = (failing: number) => syncWords({ ...sync, toFetch: failing, failing }, 0);
  expect(without(1).words).toBe('Up to date · 1 call could not be fetched');
  expect(without(1200)).toMatchObject({
    words: 'Up to date · 1,200 calls could not be fetched',
    running: false,
  });
});
