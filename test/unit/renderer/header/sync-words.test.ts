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
