import type { Transcript } from '../../../../src-shared/transcript.ts';
import { turnOf, wordAtOffset } from '../words/word-steps.ts';

export interface ShownCall {
  readonly transcript: Transcript;
  /** Sees to it that an entry's line is in the document, where it may still be on its way. */
  readonly ensureEntry: (entry: number) => void;
}

/** The way between places in the call and places on the screen. */
export function createDomPositions(scroller: HTMLElement, { transcript, ensureEntry }: ShownCall) {
  const textNodes = new Map<number, Text>();

  const rowOf = (entry: number): HTMLElement | undefined =>
    scroller.querySelector<HTMLElement>(`[data-entry="${entry}"]`) ?? undefined;

  const textNodeOf = (entry: number): Text | undefined => {
    const known = textNodes.get(entry);
    if (known?.isConnected === true) return known;
    const node = rowOf(entry)?.querySelector('[data-turn-text]')?.firstChild;
    if (!(node instanceof Text)) return undefined;
    textNodes.set(entry, node);
    return node;
  };

  const rangeIn = (entry: number, start: number, end: number): Range | undefined => {
    const text = textNodeOf(entry);
    if (text === undefined || end > text.length || start > end) return undefined;
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    return range;
  };

  return {
    rowOf: (entry: number): HTMLElement | undefined => {
      ensureEntry(entry);
      return rowOf(entry);
    },
    rangeIn,
    need: ensureEntry,

    /** One range a turn, since each turn is a text of its own. */
    rangesOfWords: (first: number, last: number): readonly Range[] => {
      const { words } = transcript;
      const ranges: Range[] = [];
      for (let word = first; word <= last;) {
        const turn = turnOf(transcript, word);
        if (turn === undefined) break;
        const end = Math.min(last, turn.last);
        const range = rangeIn(
          words.entry[word] ?? -1,
          words.textStart[word] ?? 0,
          words.textEnd[end] ?? 0,
        );
        if (range !== undefined) ranges.push(range);
        word = end + 1;
      }
      return ranges;
    },

    /** The word at a place of the document, or the nearest one in the same turn. */
    wordAtPosition: (node: Node | null, offset: number): number | undefined => {
      const entry = entryIndexOf(node);
      if (entry === undefined) return undefined;
      return wordAtOffset(transcript, entry, node instanceof Text ? offset : 0);
    },
  };
}

/**
 * The same place. The document keeps living ranges right at its every change; for thousands of marks on
 * lines that never change, that is work for nothing.
 */
export const toStaticRange = ({
  startContainer,
  startOffset,
  endContainer,
  endOffset,
}: Range): StaticRange => new StaticRange({ startContainer, startOffset, endContainer, endOffset });

export type DomPositions = ReturnType<typeof createDomPositions>;

/** The entry whose spoken text a node belongs to; undefined beside the text. */
function entryIndexOf(node: Node | null): number | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  const row = element?.closest('[data-turn-text]')?.closest<HTMLElement>('[data-entry]');
  const entry = row?.dataset['entry'];
  return entry === undefined ? undefined : Number(entry);
}
