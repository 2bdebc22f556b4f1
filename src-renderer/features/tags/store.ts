import { createStore } from 'zustand/vanilla';

export interface TagsState {
  /** The applied tag whose comment is being written in the bar below the transcript. */
  readonly commentingOn: string | undefined;
}

export const createTagsStore = () => createStore<TagsState>(() => ({ commentingOn: undefined }));
export type TagsStore = ReturnType<typeof createTagsStore>;
