import { createStore } from 'zustand/vanilla';
import type { Tag, TagColour } from '../../src-shared/tag.ts';

/** The tags of the workspace, which all parts of the desk share. */
export interface TagSetState {
  readonly tags: readonly Tag[];
}

export const createTagSetStore = () => createStore<TagSetState>(() => ({ tags: [] }));
export type TagSetStore = ReturnType<typeof createTagSetStore>;

export type TagColours = readonly Pick<Tag, 'id' | 'colour'>[];

/** A tag that is no longer in the set still gets a colour, so that its passages remain visible. */
export const tagColourOf = (tags: TagColours, tagId: string): TagColour =>
  tags.find(({ id }) => id === tagId)?.colour ?? 'blue';

export const tagNameOf = (tags: readonly Tag[], tagId: string): string =>
  tags.find(({ id }) => id === tagId)?.name ?? 'Tag no longer in the set';

/** The tag with this digit. Retired tags are not offered. */
export const tagForDigit = (tags: readonly Tag[], digit: number): Tag | undefined =>
  tags.find((tag) => tag.digit === digit && tag.retired !== true);
