import type { AppliedTag } from '../../../src-shared/review.ts';
import { statusMessage } from '../../work/edit-messages.ts';
import { passageLabel } from '../../work/passage.ts';
import { tagNameOf, type TagSetStore } from '../../work/tag-set.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import type { Announce } from '../../lib/messages.ts';
import type { TagsStore } from './store.ts';

export interface TagNavigationDeps {
  readonly work: ReviewDataStore;
  readonly tagSet: TagSetStore;
  readonly announce: Announce;
  /** Where the reviewer is in the recording. */
  readonly nowMs: () => number;
  /** Goes to the passage without playing it. */
  readonly goTo: (span: AppliedTag['span']) => void;
}

/** A press of the key while playing must leave the tag just reached. */
const graceMs = 700;

const timeOf = ({ span }: AppliedTag): number => span.startMs ?? 0;

/** The order in which tags are listed and walked: of time, and of putting them on. */
export const sortedByTime = (applied: readonly AppliedTag[]): readonly AppliedTag[] =>
  applied.toSorted((a, b) => timeOf(a) - timeOf(b) || a.createdMs - b.createdMs);

/** Going from tag to tag in the open call. */
export function tagNavigation(store: TagsStore, deps: TagNavigationDeps) {
  const { work, tagSet, announce } = deps;

  const next = (direction: 1 | -1): AppliedTag | undefined => {
    const tags = sortedByTime(work.getState().data?.tags ?? []);
    const here = tags.findIndex(({ id }) => id === store.getState().currentTagId);
    const nowMs = deps.nowMs();
    const last = tags[here];
    // Tags lie over each other: from the one walked to last the way goes on by the list, not by time.
    if (last !== undefined && Math.abs(timeOf(last) - nowMs) < graceMs)
      return tags[here + direction];
    return direction > 0
      ? tags.find((tag) => timeOf(tag) > nowMs + 1)
      : tags.findLast((tag) => timeOf(tag) < nowMs - graceMs);
  };

  return {
    step: (direction: 1 | -1): void => {
      const tag = next(direction);
      if (tag === undefined) {
        announce(statusMessage(direction > 0 ? 'No further tag' : 'No earlier tag'));
        return;
      }
      store.setState({ currentTagId: tag.id });
      deps.goTo(tag.span);
      const name = tagNameOf(tagSet.getState().tags, tag.tagId);
      const comment = tag.comment === undefined ? '' : `: ${tag.comment}`;
      announce(statusMessage(`${name} on ${passageLabel(tag)}${comment}`));
    },

    /** Opens the comment of the tag at hand, or of the last one before where the reviewer is. */
    comment: (): void => {
      const tags = sortedByTime(work.getState().data?.tags ?? []);
      const current = tags.find(({ id }) => id === store.getState().currentTagId);
      const tag = current ?? tags.findLast((one) => timeOf(one) <= deps.nowMs());
      if (tag === undefined) announce(statusMessage('No tag here to comment on'));
      else store.setState({ commentingOn: tag.id });
    },
  };
}
