import { createStore } from 'zustand/vanilla';

export interface TagsState {
  /** The applied tag whose comment is being written in the bar below the transcript. */
  readonly commentingOn: string | undefined;
  /** The applied tag that was walked to, or put on, last. */
  readonly currentTagId: string | undefined;
}

export const createTagsStore = () =>
  createStore<TagsState>(() => ({ commentingOn: undefined, currentTagId: undefined }));
export type TagsStore = ReturnType<typeof createTagsStore>;
