import { beforeEach, expect, it } from 'vitest';
import { createLinks } from '../../../../src-main/window/links.ts';
import { createNotifications } from '../../../../src-main/window/notifications.ts';
import { ok } from '../../../../src-shared/result.ts';
import type { SyncStatus } from '../../../../src-shared/workspace.ts';

let said: string[] = [];
let isFocused = false;
let nowMs = 0;
const fresh = () =>
  createNotifications({
    hasFocus: () => isFocused,
    show: (title) => said.push(title),
    nowMs: () => nowMs,
  });
const status = (part: Partial<SyncStatus>): SyncStatus => ({
  phase: 'listing',
  callCount: 0,
  toFetch: 0,
  listedAll: false,
  ...part,
});
const done = ok({ path: '/tmp/reviews.csv', rows: 12, bytes: 400 });

beforeEach(() => {
  [said, isFocused, nowMs] = [[], false, 0];
});

it('the first full sync is told once, to a reviewer who is elsewhere', () => {
  const notices = fresh();
  notices.onSyncEvent(status({}));
  notices.onSyncEvent(status({ phase: 'fetching', callCount: 900, listedAll: true, toFetch: 20 }));
  expect(said).toEqual([]);
  notices.onSyncEvent(status({ phase: 'up-to-date', callCount: 900, listedAll: true }));
  notices.onSyncEvent(status({ phase: 'up-to-date', callCount: 901, listedAll: true }));
  expect(said).toEqual(['All calls are loaded']);
});

it('a workspace that was full before is no news', () => {
  const notices = fresh();
  notices.onSyncEvent(status({ phase: 'up-to-date', callCount: 900, listedAll: true }));
  notices.onSyncEvent({ calls: ['call_1'] });
  expect(said).toEqual([]);
});

it('nothing is told while the window is in front', () => {
  isFocused = true;
  const notices = fresh();
  notices.onSyncEvent(status({}));
  notices.onSyncEvent(status({ phase: 'up-to-date', callCount: 900, listedAll: true }));
  expect(said).toEqual([]);
});

it('an export that took long is told, and a quick one is not', async () => {
  const notices = fresh();
  expect(await notices.watchExport(() => Promise.resolve(done))).toBe(done);
  expect(said).toEqual([]);
  await notices.watchExport(() => {
    nowMs += 60_000;
    return Promise.resolve(done);
  });
  expect(said).toEqual(['Export complete']);
});

it('a link waits until a page asks, is given out once, and the newest one counts', () => {
  let result = 0;
  const links = createLinks(() => {
    result += 1;
  });
  links.fromCommandLine(['earmark', '--flag']);
  expect([result, links.take()]).toEqual([0, ok({})]);
  links.fromSystem('earmark://call/sample/call_1?t=5');
  links.fromCommandLine(['earmark', 'earmark://call/sample/call_2?t=7']);
  expect(links.take()).toEqual(ok({ link: { workspaceId: 'sample', callId: 'call_2', ms: 7 } }));
  expect(links.take()).toEqual(ok({}));
  links.fromSystem('earmark://anything');
  expect(links.take()).toMatchObject({ ok: false, error: { kind: 'bad-link' } });
  expect(result).toBe(3);
});
