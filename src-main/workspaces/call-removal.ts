import { dayText } from '../lib/dates.ts';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { Events } from '../../src-shared/ipc/contract.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Settings } from '../../src-shared/settings.ts';
import type { Library, LibraryRequests, RemovalCounts } from '../library/port.ts';
import type { CallRemovalScope } from '../../src-shared/call-removal.ts';
import type { ProfileFile } from './profile.ts';
import type { WorkspaceSession } from './session.ts';
import { keepRemovedMs } from './workspace-folders.ts';

const dayMs = 24 * 60 * 60_000;
const maxListed = 10_000;
type RemovedCall = LibraryRequests['removed-calls:list']['out'][number];

/** Calls that were removed on one day, which are restored together. */
export interface RemovedDay {
  readonly day: string;
  readonly ids: readonly CallId[];
}

export interface CallRemovalDeps {
  readonly library: Library;
  readonly profile: Pick<ProfileFile, 'settings' | 'changeSettings'>;
  readonly current: () => Result<WorkspaceSession, AppError>;
  readonly announce: <E extends 'library:changed' | 'settings:changed'>(
    event: E,
    payload: Events[E],
  ) => void;
  readonly now: () => number;
  /** Questions that main asks outside the page, because a page alone must not remove anything. */
  readonly confirmRemoveCall: (reviews: number) => Promise<CallRemovalScope | undefined>;
  readonly confirmRetention: (rule: RetentionRule, counts: RemovalCounts) => Promise<boolean>;
  readonly confirmDeleteRemoved: (calls: number) => Promise<boolean>;
  readonly chooseRemovedDay: (days: readonly RemovedDay[]) => Promise<RemovedDay | undefined>;
}

/** Which calls are removed by their age; 0 days for none. */
export interface RetentionRule {
  readonly days: number;
  readonly withReviews: boolean;
}

const cancelled = err<AppError>({ kind: 'cancelled' });

/** Removes the calls of the open workspace that a rule concerns, with their recordings. */
const createAgeRule =
  (
    { library, current, now }: Pick<CallRemovalDeps, 'library' | 'current' | 'now'>,
    changed: () => void,
  ) =>
  async ({ days, withReviews }: RetentionRule): Promise<Result<true, AppError>> => {
    const beforeMs = now() - days * dayMs;
    for (;;) {
      const open = current();
      if (!open.ok) return open;
      const removed = await library.request('calls:remove-older', { beforeMs, withReviews });
      if (!removed.ok) return removed;
      const { ids, isMore } = removed.value;
      if (ids.length === 0) return ok(true);
      await open.value.recordings.remove(ids);
      changed();
      if (!isMore) return ok(true);
    }
  };

/** Removes calls from this computer: by hand, or by age. */
export function createCallRemoval(
  deps: Omit<CallRemovalDeps, 'chooseRemovedDay' | 'confirmDeleteRemoved'>,
) {
  const { library, current, profile, now } = deps;

  const changed = (): void => deps.announce('library:changed', { kind: 'restarted' });

  const removeOlder = createAgeRule(deps, changed);
  const isConfirmed = async ({ days, withReviews }: RetentionRule): Promise<boolean> => {
    const beforeMs = now() - days * dayMs;
    const counts = await library.request('calls:count-older', { beforeMs, withReviews });
    const known = counts.ok ? counts.value : { removable: 0, reviewed: 0, kept: 0 };
    return deps.confirmRetention({ days, withReviews }, known);
  };

  return {
    /** Returns what the reviewer chose to remove, after it was removed. */
    async removeCall(id: CallId): Promise<Result<CallRemovalScope, AppError>> {
      const open = current();
      if (!open.ok) return open;
      const known = await library.request('calls:removal', { id });
      if (!known.ok) return known;
      const scope = await deps.confirmRemoveCall(known.value.reviews);
      if (scope === undefined) return cancelled;
      if (scope === 'call') {
        const withReviews = known.value.reviews > 0;
        const removed = await library.request('calls:remove', { id, withReviews });
        if (!removed.ok) return removed;
      }
      await open.value.recordings.remove([id]);
      changed();
      return ok(scope);
    },

    /** Sets which calls are removed by their age, after main has asked. */
    async setRetention(rule: RetentionRule): Promise<Result<Settings, AppError>> {
      if (rule.days > 0 && !(await isConfirmed(rule))) return cancelled;
      const saved = await profile.changeSettings({
        removeCallsAfterDays: rule.days,
        removeReviewedCalls: rule.days > 0 && rule.withReviews,
      });
      deps.announce('settings:changed', profile.settings());
      if (rule.days > 0) await removeOlder(rule);
      return saved;
    },

    /** Applies the retention to the open workspace, and deletes what was removed long ago. */
    async apply(): Promise<void> {
      const { removeCallsAfterDays: days, removeReviewedCalls: withReviews } = profile.settings();
      if (!current().ok) return;
      if (days > 0) await removeOlder({ days, withReviews });
      await library.request('removed-calls:delete', { beforeMs: now() - keepRemovedMs });
    },
  };
}

type RemovedCallsDeps = Pick<
  CallRemovalDeps,
  'library' | 'announce' | 'now' | 'chooseRemovedDay' | 'confirmDeleteRemoved'
>;

/** Restores removed calls, or deletes them for good. */
export function createRemovedCalls(deps: RemovedCallsDeps) {
  const { library, now } = deps;
  const list = (): Promise<Result<readonly RemovedCall[], AppError>> =>
    library.request('removed-calls:list', { limit: maxListed });
  return {
    async restore(): Promise<Result<true, AppError>> {
      const listed = await list();
      if (!listed.ok) return listed;
      const chosen = await deps.chooseRemovedDay(byDay(listed.value));
      if (chosen === undefined) return cancelled;
      for (const id of chosen.ids) {
        const restored = await library.request('removed-calls:restore', { id });
        if (!restored.ok) return restored;
      }
      deps.announce('library:changed', { kind: 'restarted' });
      return ok(true);
    },

    /** Deletes the content of all removed calls now. It can't be undone. */
    async deleteContent(): Promise<Result<true, AppError>> {
      const listed = await list();
      if (!listed.ok) return listed;
      if (!(await deps.confirmDeleteRemoved(listed.value.length))) return cancelled;
      const deleted = await library.request('removed-calls:delete', { beforeMs: now() + 1 });
      return deleted.ok ? ok(true) : deleted;
    },
  };
}

/** Most recent day first, as the list is. */
function byDay(removed: readonly RemovedCall[]): readonly RemovedDay[] {
  const days = new Map<string, CallId[]>();
  for (const { id, removedMs } of removed) {
    const day = dayText(removedMs);
    days.set(day, [...(days.get(day) ?? []), id]);
  }
  return [...days].map(([day, ids]) => ({ day, ids }));
}
