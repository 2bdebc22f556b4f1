import { expect, test } from 'vitest';
import { syncText } from '../../../../src-renderer/features/header/sync-text.ts';

const sync = { phase: 'up-to-date', callCount: 20, toFetch: 0, listedAll: true } as const;

test('a sync that goes slowly says why, and one that rests says nothing of it', () => {
  expect(syncText({ ...sync, slow: true }, 0).text).toBe(
    'Up to date; taking it slowly: the account is near its limit',
  );
  expect(syncText({ ...sync, phase: 'paused', slow: true }, 0).text).toBe('Paused at 20 of 20');
  expect(syncText(sync, 0).text).toBe('Up to date');
});

test('calls that could not be fetched are counted when nothing else is left', () => {
  const without = (failing: number) => syncText({ ...sync, toFetch: failing, failing }, 0);
  expect(without(1).text).toBe('Up to date · 1 call could not be fetched');
  expect(without(1200)).toMatchObject({
    text: 'Up to date · 1,200 calls could not be fetched',
    running: false,
  });
});
