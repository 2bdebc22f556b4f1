import { expect, it } from 'vitest';
import type { AppError, AppErrorKind } from '../../../../src-shared/errors.ts';
import {
  explainError,
  explainReason,
  explainWithoutRetry,
} from '../../../../src-renderer/lib/error-text.ts';

const detail = 'ECONNREFUSED 127.0.0.1';
const path = '/data/reviews.db';
const host = 'api.retellai.com';

// A kind that is missing here does not compile.
const examples: { readonly [K in AppErrorKind]: Extract<AppError, { kind: K }> } = {
  offline: { kind: 'offline', host, detail },
  timeout: { kind: 'timeout', host, afterMs: 30_000 },
  'wrong-key': { kind: 'wrong-key' },
  'rate-limited': { kind: 'rate-limited', retryAfterMs: 5000 },
  'server-error': { kind: 'server-error', status: 502, detail },
  refused: { kind: 'refused', status: 422, detail: 'limit is too large' },
  gone: { kind: 'gone', what: 'the recording' },
  'not-retell': { kind: 'not-retell', host, detail },
  'too-large': { kind: 'too-large', what: 'The answer', limitBytes: 5_000_000 },
  'bad-url': { kind: 'bad-url', url: 'retell' },
  'bad-link': { kind: 'bad-link', detail: 'it names no call' },
  cancelled: { kind: 'cancelled' },
  'keychain-absent': { kind: 'keychain-absent', detail },
  'keychain-locked': { kind: 'keychain-locked', detail },
  'keychain-denied': { kind: 'keychain-denied', detail },
  'keychain-failed': { kind: 'keychain-failed', detail },
  'key-missing': { kind: 'key-missing' },
  'disk-full': { kind: 'disk-full', path },
  'disk-failed': { kind: 'disk-failed', path, detail },
  'file-denied': { kind: 'file-denied', path, detail },
  'file-in-use': { kind: 'file-in-use', path: '/exports/reviews.csv' },
  'library-unreadable': { kind: 'library-unreadable', path, detail },
  'library-newer': { kind: 'library-newer', path, version: 9 },
  'library-restarting': { kind: 'library-restarting' },
  'reviews-missing': { kind: 'reviews-missing', path },
  'reviews-outdated': { kind: 'reviews-outdated', path, missing: 20 },
  'library-rebuilt': { kind: 'library-rebuilt', path: '/data/workspaces/sample' },
  'settings-unreadable': { kind: 'settings-unreadable', path: '/data/earmark.json.unreadable-1' },
  'no-workspace': { kind: 'no-workspace' },
  'unknown-call': { kind: 'unknown-call', callId: 'call_1' },
  'nothing-to-undo': { kind: 'nothing-to-undo' },
  'nothing-to-redo': { kind: 'nothing-to-redo' },
  'nothing-answered': { kind: 'nothing-answered' },
  'too-many-windows': { kind: 'too-many-windows', most: 8 },
  'stale-queue': { kind: 'stale-queue' },
  'edit-refused': { kind: 'edit-refused', reason: 'the tag is gone' },
  'no-recording': { kind: 'no-recording' },
  'bad-recording': { kind: 'bad-recording', detail: 'it is not a WAV' },
  'bad-request': { kind: 'bad-request', detail },
  unexpected: { kind: 'unexpected', ref: 'a1b2' },
};

it.each(Object.values(examples))('$kind says what happened and what to do next', (error) => {
  const { title, next } = explainError(error);
  expect(title).toMatch(/^\S.{8,}[.:]?/u);
  expect(next).toMatch(/\S{2,}.*\.$|\S$/u);
  expect(`${title} ${next}`).not.toMatch(/undefined|NaN|\bobject\b/u);
});

it('keeps log details out of what the reviewer reads about the network', () => {
  const { title, next } = explainError(examples.offline);
  expect(`${title} ${next}`).not.toContain('ECONNREFUSED');
});

it('explains a kind of error in a few words, including unknown kinds', () => {
  expect(explainReason('wrong-key')).toBe('API key rejected');
  expect(explainReason('moon-eclipse')).toBe('moon eclipse');
  expect(explainReason(undefined)).toBe('unknown reason');
});

it('promises no retry for a request that is made once', () => {
  for (const error of Object.values(examples)) {
    expect(explainWithoutRetry(error).next).not.toMatch(/will try again|tries again/u);
  }
});
