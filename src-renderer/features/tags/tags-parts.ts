import type { DraftActions, DraftStore } from '../../lib/review-drafts.ts';
import type { TagSetStore } from '../../lib/review-tag-set.ts';
import type { WorkStore } from '../../lib/review-work-store.ts';
import type { TagsStore } from './store.ts';
import type { TagActions } from './tag-actions.ts';

/** What the components of the tags feature are handed. */
export interface TagsParts {
  readonly store: TagsStore;
  readonly work: WorkStore;
  readonly tagSet: TagSetStore;
  readonly draftStore: DraftStore;
  readonly drafts: DraftActions;
  readonly actions: TagActions;
  /** Where the focus goes when a comment is done. */
  readonly focusTranscript: () => void;
}
