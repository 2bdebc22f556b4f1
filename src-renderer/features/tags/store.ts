import { createStore } from 'zustand/vanilla';

export interface TagsState {
  /** The applied tag whose comment is being written in the bar below the transcript. */
  readonly commentingOn: string | undefined;
  /** The applied tag that was added or gone to last. */
  readonly currentTagId: string | undefined;
  /** The list of all tags is open. */
  readonly pickerOpen: boolean;
}

export const createTagsStore = () =>
  createStore<TagsState>(() => ({
    commentingOn: undefined,
    currentTagId: undefined,
    pickerOpen: false,
  }));
export type TagsStore = ReturnType<typeof createTagsStore>;
