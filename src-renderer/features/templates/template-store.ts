import { createStore } from 'zustand/vanilla';

export interface TemplateState {
  /** The workspace's own, in the reviewer's order. */
  readonly texts: readonly string[];
  /** Those that fit what was typed, under the field being written in; undefined while none are offered. */
  readonly suggestions: Suggestions | undefined;
}

export interface Suggestions {
  readonly field: TextElement;
  readonly texts: readonly string[];
  readonly activeIndex: number;
  /** Where what was typed to find one begins; it makes way for the chosen text. */
  readonly replaceFrom: number;
}

export type TextElement = HTMLInputElement | HTMLTextAreaElement;
export type TemplateStore = ReturnType<typeof createTemplateStore>;

export const createTemplateStore = () =>
  createStore<TemplateState>(() => ({ texts: [], suggestions: undefined }));
