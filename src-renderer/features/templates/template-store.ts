import { createStore } from 'zustand/vanilla';

export interface TemplateState {
  /** The workspace's templates, in the reviewer's order. */
  readonly texts: readonly string[];
  /** The open suggestions; undefined while there are none. */
  readonly suggestions: Suggestions | undefined;
}

export interface Suggestions {
  readonly field: TextElement;
  readonly texts: readonly string[];
  readonly activeIndex: number;
  /** Where the typed query starts, which the inserted text replaces. */
  readonly replaceFrom: number;
}

export type TextElement = HTMLInputElement | HTMLTextAreaElement;
export type TemplateStore = ReturnType<typeof createTemplateStore>;

export const createTemplateStore = () =>
  createStore<TemplateState>(() => ({ texts: [], suggestions: undefined }));
