import { createStore } from 'zustand/vanilla';

export interface TemplateState {
  /** The workspace's own, in the reviewer's order. */
  readonly texts: readonly string[];
  /** Those that fit what was typed, under the field being written in; undefined while none are offered. */
  readonly offer: Offer | undefined;
}

export interface Offer {
  readonly field: TextElement;
  readonly texts: readonly string[];
  readonly at: number;
  /** Where what was typed to find one begins; it makes way for the chosen text. */
  readonly from: number;
}

export type TextElement = HTMLInputElement | HTMLTextAreaElement;
export type TemplateStore = ReturnType<typeof createTemplateStore>;

export const createTemplateStore = () =>
  createStore<TemplateState>(() => ({ texts: [], offer: undefined }));
