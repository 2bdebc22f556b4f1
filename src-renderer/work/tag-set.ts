import { createStore } from 'zustand/vanilla';
import type { Tag, TagColour } from '../../src-shared/tag.ts';

/** The tags of the workspace, as every part of the desk shows them. */
export interface TagSetState {
  readonly tags: readonly Tag[];
}

export const createTagSetStore = () => createStore<TagSetState>(() => ({ tags: [] }));
export type TagSetStore = ReturnType<typeof createTagSetStore>;

export type TagColours = readonly Pick<Tag, 'id' | 'colour'>[];

/** A tag that the set no longer knows keeps a colour, so that what bears it is still seen. */
export const tagColourOf = (tags: TagColours, tagId: string): TagColour =>
  tags.find(({ id }) => id === tagId)?.colour ?? 'blue';

export const tagNameOf = (tags: readonly Tag[], tagId: string): string =>
  tags.find(({ id }) => id === tagId)?.name ?? 'Tag no longer in the set';

/** The tag that a digit puts; a retired one is offered no more. */
export const tagForDigit = (tags: readonly Tag[], digit: number): Tag | undefined =>
  tags.find((tag) => tag.digit === digit && tag.retired !== true);
