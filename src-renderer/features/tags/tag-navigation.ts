import type { AppliedTag } from '../../../src-shared/review.ts';
import { statusMessage } from '../../work/edit-messages.ts';
import { passageLabel } from '../../work/passage.ts';
import { tagNameOf, type TagSetStore } from '../../work/tag-set.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import type { Announce } from '../../lib/messages.ts';
import type { TagsStore } from './store.ts';
import { tagsText } from './tags-text.ts';

export interface TagNavigationDeps {
  readonly work: ReviewDataStore;
  readonly tagSet: TagSetStore;
  readonly announce: Announce;
  /** The current position in the recording. */
  readonly nowMs: () => number;
  /** Seeks to the passage without starting playback. */
  readonly goTo: (tag: AppliedTag) => void;
}

/** While playing, a second press must go past the tag that was just reached. */
const graceMs = 700;

const timeOf = ({ span }: AppliedTag): number => span.startMs ?? 0;

/** Applied tags by their time in the call, then by when they were added. */
export const sortedByTime = (applied: readonly AppliedTag[]): readonly AppliedTag[] =>
  applied.toSorted((a, b) => timeOf(a) - timeOf(b) || a.createdMs - b.createdMs);

/** Goes from tag to tag in the open call. */
export function tagNavigation(store: TagsStore, deps: TagNavigationDeps) {
  const { work, tagSet, announce } = deps;

  const next = (direction: 1 | -1): AppliedTag | undefined => {
    const tags = sortedByTime(work.getState().data?.tags ?? []);
    const here = tags.findIndex(({ id }) => id === store.getState().currentTagId);
    const nowMs = deps.nowMs();
    const last = tags[here];
    // Several tags may start at the same time, so near the last one the order of the list decides.
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
        announce(statusMessage(direction > 0 ? tagsText.noMoreTags : tagsText.noEarlierTags));
        return;
      }
      store.setState({ currentTagId: tag.id });
      deps.goTo(tag);
      const name = tagNameOf(tagSet.getState().tags, tag.tagId);
      const comment = tag.comment === undefined ? '' : `: ${tag.comment}`;
      announce(statusMessage(`${tagsText.position(name, passageLabel(tag))}${comment}`));
    },

    /** Opens the comment of the current tag, or of the last tag before the current position. */
    comment: (): void => {
      const tags = sortedByTime(work.getState().data?.tags ?? []);
      const current = tags.find(({ id }) => id === store.getState().currentTagId);
      const tag = current ?? tags.findLast((one) => timeOf(one) <= deps.nowMs());
      if (tag === undefined) announce(statusMessage(tagsText.noTagToComment));
      else store.setState({ commentingOn: tag.id });
    },
  };
}
