import { expect, test } from 'vitest';
import { requests } from '../../../../src-shared/ipc/contract.ts';
import { ok } from '../../../../src-shared/result.ts';
import { defaultSettings, SettingsChange, type Settings } from '../../../../src-shared/settings.ts';
import {
  createCallRemoval,
  createRemovedCalls,
} from '../../../../src-main/workspaces/call-removal.ts';
import type { CallRemovalScope } from '../../../../src-shared/call-removal.ts';
import type { WorkspaceSession } from '../../../../src-main/workspaces/session.ts';
import {
  asCallId,
  createCall,
  everyCall,
  fetchedRecord,
  openTestLibrary,
  queueIds,
} from '../library/test-library.ts';

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 10, 30);

/** Five calls of 10 to 50 days ago; the one of 30 days ago has a review. */
async function removalWith(answer: boolean, scope: CallRemovalScope = 'call') {
  let settings: Settings = { ...defaultSettings, reviewerId: 'ann' };
  let clockMs = nowMs;
  const library = await openTestLibrary({ now: () => clockMs });
  await library.request('calls:store', {
    records: [10, 20, 30, 40, 50].map((days) =>
      fetchedRecord(createCall(`call_${days}`, { startMs: nowMs - days * dayMs })),
    ),
  });
  await library.request('edit:apply', {
    requestId: 'flag',
    edit: { kind: 'review.flag', callId: 'call_30', flagged: true },
  });
  const questions: unknown[] = [];
  const recordings: string[] = [];
  const session = {
    recordings: {
      remove(ids: readonly string[]) {
        recordings.push(...ids);
        return Promise.resolve();
      },
    },
  } as unknown as WorkspaceSession;
  const ask = (...question: unknown[]): Promise<boolean> => {
    questions.push(question);
    return Promise.resolve(answer);
  };
  const deps = {
    library: { request: library.requestResult },
    profile: {
      settings: () => settings,
      changeSettings(change: {
        removeCallsAfterDays?: number | undefined;
        removeReviewedCalls?: boolean | undefined;
      }) {
        const { removeCallsAfterDays = 0, removeReviewedCalls = false } = change;
        settings = { ...settings, removeCallsAfterDays, removeReviewedCalls };
        return Promise.resolve(ok(settings));
      },
    },
    current: () => ok(session),
    announce: () => undefined,
    now: () => clockMs,
    confirmRemoveCall: async (reviews: number) => ((await ask(reviews)) ? scope : undefined),
    confirmRetention: ask,
    confirmDeleteRemoved: ask,
    chooseRemovedDay: <D>(days: readonly D[]) => Promise.resolve(answer ? days[0] : undefined),
  };
  return {
    library,
    questions,
    recordings,
    removal: createCallRemoval(deps),
    removed: createRemovedCalls(deps),
    settings: () => settings,
    ids: () => queueIds(library.request, everyCall),
    later: (days: number) => {
      clockMs += days * dayMs;
    },
    [Symbol.dispose]: () => library[Symbol.dispose](),
  };
}

const rule = (days: number, withReviews = false) => ({ days, withReviews });

const all = ['call_10', 'call_20', 'call_30', 'call_40', 'call_50'];

test('nothing is removed, and no rule is set, without a yes in main’s dialog', async () => {
  using at = await removalWith(false);
  expect(await at.removal.removeCall(asCallId('call_10'))).toMatchObject({ ok: false });
  expect(await at.removal.setRetention(rule(15))).toMatchObject({ ok: false });
  expect(at.questions).toEqual([[0], [rule(15), { removable: 3, reviewed: 0, kept: 1 }]]);
  expect(at.settings().removeCallsAfterDays).toBe(0);
  expect(await at.ids()).toEqual(all);
  expect(at.recordings).toEqual([]);
});

test('the rule removes old calls without a review, with their recordings, and a removal is undone by day', async () => {
  using at = await removalWith(true);
  expect(await at.removal.setRetention(rule(15))).toMatchObject({
    value: { removeCallsAfterDays: 15 },
  });
  expect(await at.ids()).toEqual(['call_10', 'call_30']);
  expect(at.recordings).toEqual(['call_50', 'call_40', 'call_20']);
  expect(await at.removed.restore()).toEqual(ok(true));
  expect(await at.ids()).toEqual(all);
});

test('the rule goes on as time passes, and content is deleted after 30 days', async () => {
  using at = await removalWith(true);
  await at.removal.setRetention(rule(45));
  expect(await at.ids()).toEqual(all.slice(0, 4));
  at.later(6);
  await at.removal.apply();
  expect(await at.ids()).toEqual(all.slice(0, 3));
  at.later(25);
  await at.removal.apply();
  const left = await at.library.request('removed-calls:list', { limit: 10 });
  expect(left.map(({ id }) => id)).not.toContain('call_50');
  expect(left.map(({ id }) => id)).toContain('call_40');
});

test('removed calls are deleted for good only after another yes', async () => {
  using at = await removalWith(true);
  await at.removal.removeCall(asCallId('call_10'));
  expect(await at.removed.deleteContent()).toEqual(ok(true));
  expect(await at.library.request('removed-calls:list', { limit: 10 })).toEqual([]);
  expect(at.questions).toEqual([[0], [1]]);
});

test('a call with a review is removed with it when that is chosen, and both are restored', async () => {
  using at = await removalWith(true);
  const work = await at.library.request('work:of', { callId: asCallId('call_30') });
  expect(await at.removal.removeCall(asCallId('call_30'))).toEqual(ok('call'));
  expect(at.questions).toEqual([[1]]);
  expect(await at.ids()).not.toContain('call_30');
  expect(await at.removed.restore()).toEqual(ok(true));
  expect(await at.ids()).toEqual(all);
  expect(await at.library.request('work:of', { callId: asCallId('call_30') })).toEqual(work);
});

test('a call whose review is kept loses its recordings only', async () => {
  using at = await removalWith(true, 'recordings');
  expect(await at.removal.removeCall(asCallId('call_30'))).toEqual(ok('recordings'));
  expect(at.recordings).toEqual(['call_30']);
  expect(await at.ids()).toEqual(all);
});

test('the rule removes reviewed calls only where that is chosen, and goes on doing so', async () => {
  using at = await removalWith(true);
  const skip = { kind: 'review.skip', callId: 'call_40', reason: 'Voicemail' } as const;
  await at.library.request('edit:apply', { requestId: 'skip', edit: skip });
  await at.removal.setRetention(rule(35));
  expect(await at.ids()).toEqual(['call_10', 'call_20', 'call_30', 'call_40']);
  await at.removal.setRetention(rule(35, true));
  expect(at.questions.at(-1)).toEqual([rule(35, true), { removable: 1, reviewed: 1, kept: 0 }]);
  expect(await at.ids()).toEqual(['call_10', 'call_20', 'call_30']);
  // The review of the flagged one is a draft, which somebody may be working on.
  at.later(20);
  await at.removal.apply();
  expect(await at.ids()).toEqual(['call_10', 'call_30']);
  await at.removal.setRetention(rule(0, true));
  expect(at.settings()).toMatchObject({ removeCallsAfterDays: 0, removeReviewedCalls: false });
});

test('a page can’t set the rule as an ordinary setting, nor a rule of a few days', () => {
  expect(SettingsChange.parse({ removeCallsAfterDays: 7, removeReviewedCalls: true })).toEqual({});
  const accepts = (input: unknown) => requests['calls:retention'].input.safeParse(input).success;
  expect(accepts({ days: 30 })).toBe(false);
  for (const days of [1, 6, -1, 7.5, 4000, Number.NaN]) {
    expect(accepts({ days, withReviews: true })).toBe(false);
  }
  for (const days of [0, 7, 3650]) {
    expect(accepts({ days, withReviews: true })).toBe(true);
  }
});
