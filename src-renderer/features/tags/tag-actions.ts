import type { CallId } from '../../../src-shared/call.ts';
import type { AppliedTag } from '../../../src-shared/review.ts';
import { failureMessage, statusMessage } from '../../work/edit-messages.ts';
import type { AutosaveActions, AutosaveStore } from '../../work/autosave.ts';
import type { CallEdit } from '../../../src-shared/apply-review-edit.ts';
import type { PassagePort } from '../../work/passage.ts';
import { tagForDigit, type TagSetStore } from '../../work/tag-set.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import type { ReviewDataActions } from '../../work/review-actions.ts';
import type { Announce } from '../../lib/messages.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import type { TagsStore } from './store.ts';
import { tagsText } from './tags-text.ts';

export interface TagDeps {
  readonly work: ReviewDataStore;
  readonly workActions: Pick<ReviewDataActions, 'apply'>;
  readonly tagSet: TagSetStore;
  readonly passages: PassagePort;
  readonly drafts: AutosaveActions;
  readonly announce: Announce;
  readonly newId: () => string;
  /** Undoes the last edit; offered after a tag was added or removed. */
  readonly undo: () => Promise<unknown>;
}

const commentNotSaved = {
  tone: 'alert',
  text: tagsText.commentNotSaved,
  next: tagsText.commentNotSavedNext,
} as const;

/** The key of an applied tag's comment in the autosave store. */
export const commentDraftKey = (id: string): string => `tag-comment ${id}`;

/** Adds and removes tags, and saves their comments. */
export function tagActions(store: TagsStore, deps: TagDeps) {
  const { work, workActions, tagSet, passages, drafts, announce } = deps;

  const write = async (edit: CallEdit, failure: string): Promise<void> => {
    const reply = await workActions.apply(edit);
    if (!reply.ok) announce(failureMessage(failure, reply.error));
    else announce({ ...statusMessage(reply.value.label), action: undoAction });
  };
  const undoAction = {
    label: tagsText.undo,
    run: () => void deps.undo(),
    undoes: 'last-edit' as const,
  };

  const { apply, applyByDigit } = tagApplication(store, deps, write);

  const saveComment =
    (callId: string, id: string) =>
    (comment: string): ReturnType<ReviewDataActions['apply']> =>
      workActions.apply({ kind: 'tag.comment', callId, id, comment });

  return {
    openPicker: (): void => store.setState({ pickerOpen: true }),

    apply: (tagId: string): void => {
      const tag = tagSet.getState().tags.find(({ id }) => id === tagId);
      if (tag !== undefined) apply(tag);
    },

    applyByDigit: (digit: number): void => {
      applyByDigit(digit);
    },

    applyAndComment: (digit: number): void => {
      const id = applyByDigit(digit);
      if (id !== undefined) store.setState({ commentingOn: id });
    },

    /** Saves a comment; for fields that save while the reviewer types. */
    saveComment,

    /** Closes the comment bar and saves its text. A text that can't be saved stays in its field. */
    finishComment: async (callId: CallId, id: string, text: string): Promise<void> => {
      if (store.getState().commentingOn === id) store.setState({ commentingOn: undefined });
      if (text.trim() === '') return;
      drafts.type(commentDraftKey(id), text.trim(), saveComment(callId, id));
      if (!(await drafts.flushOne(commentDraftKey(id)))) announce(commentNotSaved);
    },

    /** Closes the comment bar without saving. */
    discardComment: (typed: string): void => {
      store.setState({ commentingOn: undefined });
      if (typed.trim() !== '') announce(statusMessage(tagsText.commentDiscarded));
    },

    remove: ({ id }: AppliedTag): void => {
      const { callId } = work.getState();
      if (callId === undefined) return;
      drafts.drop(commentDraftKey(id));
      void write({ kind: 'tag.remove', callId, id }, tagsText.notRemoved);
    },

    play: (tag: AppliedTag): void => passages.play(tag),
  };
}

type WriteEdit = (edit: CallEdit, failure: string) => Promise<void>;

function tagApplication(store: TagsStore, deps: TagDeps, write: WriteEdit) {
  const { work, tagSet, passages, announce } = deps;

  /** Returns at once with the id of the applied tag; whether it was saved is announced later. */
  const apply = (tag: Tag): string | undefined => {
    const { callId } = work.getState();
    const passage = passages.current();
    if (callId === undefined || passage === undefined) {
      announce(statusMessage(tagsText.nothingToTag));
      return undefined;
    }
    const id = deps.newId();
    const edit = { kind: 'tag.apply', callId, tag: { id, tagId: tag.id, ...passage } } as const;
    store.setState({ currentTagId: id });
    void write(edit, tagsText.notAdded(tag.name));
    return id;
  };

  const applyByDigit = (digit: number): string | undefined => {
    const tag = tagForDigit(tagSet.getState().tags, digit);
    if (tag !== undefined) return apply(tag);
    announce(statusMessage(tagsText.noShortcutTag(digit)));
    return undefined;
  };

  return { apply, applyByDigit };
}

export type TagActions = ReturnType<typeof tagActions>;

/** What the components of the tags feature share. */
export interface TagsParts {
  readonly store: TagsStore;
  readonly work: ReviewDataStore;
  readonly tagSet: TagSetStore;
  readonly draftStore: AutosaveStore;
  readonly drafts: AutosaveActions;
  readonly actions: TagActions;
  /** Moves the focus to the transcript, after a comment was written. */
  readonly focusTranscript: () => void;
}
