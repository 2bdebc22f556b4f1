import type { CallId } from '../../../src-shared/call.ts';
import type { AppliedTag } from '../../../src-shared/review.ts';
import { failureMessage, statusMessage } from '../../work/edit-messages.ts';
import type { AutosaveActions, AutosaveStore } from '../../work/autosave.ts';
import type { CallEdit } from '../../../src-shared/review-edit.ts';
import type { PassagePort } from '../../work/passage.ts';
import { tagForDigit, type TagSetStore } from '../../work/tag-set.ts';
import type { ReviewDataStore } from '../../work/review-store.ts';
import type { ReviewDataActions } from '../../work/review-actions.ts';
import type { Announce } from '../../lib/messages.ts';
import type { TagsStore } from './store.ts';

export interface TagDeps {
  readonly work: ReviewDataStore;
  readonly workActions: Pick<ReviewDataActions, 'apply'>;
  readonly tagSet: TagSetStore;
  readonly passages: PassagePort;
  readonly drafts: AutosaveActions;
  readonly announce: Announce;
  readonly newId: () => string;
}

const commentNotSaved = {
  tone: 'alert',
  text: 'The comment was not saved.',
  next: 'It is kept under Tags and is tried again.',
} as const;

/** The field of one applied tag's comment, by the name its unwritten text is kept under. */
export const commentDraftKey = (id: string): string => `tag-comment ${id}`;

/** Putting tags on words, and what is done with them afterwards. */
export function tagActions(store: TagsStore, deps: TagDeps) {
  const { work, workActions, tagSet, passages, drafts, announce } = deps;

  const write = async (edit: CallEdit, what: string): Promise<boolean> => {
    const reply = await workActions.apply(edit);
    announce(reply.ok ? statusMessage(reply.value.label) : failureMessage(what, reply.error));
    return reply.ok;
  };

  /** The edit is on its way when this returns; what comes of it is announced. */
  const applyByDigit = (digit: number): string | undefined => {
    const { callId } = work.getState();
    const tag = tagForDigit(tagSet.getState().tags, digit);
    if (tag === undefined) {
      announce(statusMessage(`No tag has the key ${digit}`));
      return undefined;
    }
    const passage = passages.current();
    if (callId === undefined || passage === undefined) {
      announce(statusMessage('There is nothing here to tag'));
      return undefined;
    }
    const id = deps.newId();
    const edit = { kind: 'tag.apply', callId, tag: { id, tagId: tag.id, ...passage } } as const;
    store.setState({ currentTagId: id });
    void write(edit, `Couldn’t add tag ${tag.name}`);
    return id;
  };

  const saveComment =
    (callId: string, id: string) =>
    (comment: string): ReturnType<ReviewDataActions['apply']> =>
      workActions.apply({ kind: 'tag.comment', callId, id, comment });

  return {
    applyByDigit: (digit: number): void => {
      applyByDigit(digit);
    },

    applyAndComment: (digit: number): void => {
      const id = applyByDigit(digit);
      if (id !== undefined) store.setState({ commentingOn: id });
    },

    /** How the comment of a tag reaches the disk; for fields that save as one types. */
    saveComment,

    /** The bar closes; what was typed is written, and kept in its field when it cannot be. */
    finishComment: async (callId: CallId, id: string, text: string): Promise<void> => {
      if (store.getState().commentingOn === id) store.setState({ commentingOn: undefined });
      if (text.trim() === '') return;
      drafts.type(commentDraftKey(id), text, saveComment(callId, id));
      if (!(await drafts.flushOne(commentDraftKey(id)))) announce(commentNotSaved);
    },

    remove: ({ id }: AppliedTag): void => {
      const { callId } = work.getState();
      if (callId === undefined) return;
      drafts.drop(commentDraftKey(id));
      void write({ kind: 'tag.remove', callId, id }, 'The tag was not removed');
    },

    play: ({ span }: AppliedTag): void => passages.play(span),
  };
}

export type TagActions = ReturnType<typeof tagActions>;

/** What the components of the tags feature are handed. */
export interface TagsParts {
  readonly store: TagsStore;
  readonly work: ReviewDataStore;
  readonly tagSet: TagSetStore;
  readonly draftStore: AutosaveStore;
  readonly drafts: AutosaveActions;
  readonly actions: TagActions;
  /** Where the focus goes when a comment is done. */
  readonly focusTranscript: () => void;
}
