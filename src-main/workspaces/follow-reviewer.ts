import type { Events } from '../../src-shared/ipc/contract.ts';
import { currentReviewer } from '../../src-shared/current-reviewer.ts';
import type { Settings } from '../../src-shared/settings.ts';
import type { Library } from '../library/port.ts';

interface FollowerDeps {
  readonly library: Library;
  /** Whether a workspace is open. */
  readonly isOpen: () => boolean;
  readonly announce: <E extends 'library:changed' | 'notice'>(event: E, payload: Events[E]) => void;
}

/** Tells the library who reviews after the settings changed, so that edits and the queue are theirs. */
export const createReviewerFollower =
  ({ library, isOpen, announce }: FollowerDeps) =>
  async (before: Settings, now: Settings): Promise<void> => {
    const isSamePerson = now.reviewerId === before.reviewerId;
    if ((isSamePerson && now.reviewerName === before.reviewerName) || !isOpen()) return;
    const followed = await library.request('reviewer:set', { reviewer: currentReviewer(now) });
    if (!followed.ok) announce('notice', { error: followed.error });
    else if (!isSamePerson) announce('library:changed', { kind: 'reviewer' });
  };
