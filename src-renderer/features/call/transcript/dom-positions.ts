import type { Transcript } from '../../../../src-shared/transcript.ts';
import { findText } from '../../../../src-shared/search-hits.ts';
import { turnOf, wordAtOffset } from '../words/word-steps.ts';

export interface ShownCall {
  readonly transcript: Transcript;
  /** Makes sure that an entry is in the document; it may not be rendered yet. */
  readonly ensureEntry: (entry: number) => void;
}

/** Converts between positions in the transcript and positions in the document. */
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
    if (text === undefined || start > end || start > text.length) return undefined;
    const range = document.createRange();
    range.setStart(text, start);
    // A long text is cut for display.
    range.setEnd(text, Math.min(end, text.length));
    return range;
  };

  return {
    rowOf: (entry: number): HTMLElement | undefined => {
      ensureEntry(entry);
      return rowOf(entry);
    },
    rangeIn,
    ensureEntry,

    /** Opens the folded content of an entry. */
    unfold: (entry: number): void => {
      ensureEntry(entry);
      rowOf(entry)?.querySelector('details')?.setAttribute('open', '');
    },

    /** The `nth` place where the visible content of an entry contains a text, ignoring case. */
    rangeOfText: (entry: number, text: string, nth: number): Range | undefined => {
      const body = rowOf(entry)?.querySelector('.entry-body');
      return body ? nthRange(visibleTextNodes(body), text.trim(), nth) : undefined;
    },

    /** One range per turn, because each turn is a text node of its own. */
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

    /** The word at a position of the document, or the nearest one in the same turn. */
    wordAtPosition: (node: Node | null, offset: number): number | undefined => {
      const entry = entryIndexOf(node);
      if (entry === undefined) return undefined;
      return wordAtOffset(transcript, entry, node instanceof Text ? offset : 0);
    },
  };
}

/**
 * The same range, but static. Live ranges are updated on every change of the document, which is wasted
 * on thousands of highlights on text that never changes.
 */
export const toStaticRange = ({
  startContainer,
  startOffset,
  endContainer,
  endOffset,
}: Range): StaticRange => new StaticRange({ startContainer, startOffset, endContainer, endOffset });

export type DomPositions = ReturnType<typeof createDomPositions>;

/** The entry whose spoken text contains a node; undefined outside of spoken text. */
function entryIndexOf(node: Node | null): number | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  const row = element?.closest('[data-turn-text]')?.closest<HTMLElement>('[data-entry]');
  const entry = row?.dataset['entry'];
  return entry === undefined ? undefined : Number(entry);
}

/** Folded content has a one-line copy in its summary; only one of the two is visible. */
function visibleTextNodes(body: Element): readonly Text[] {
  const details = body.querySelector('details');
  const hidden = details?.querySelector(details.open ? '.payload-brief' : '.payload-text');
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && hidden?.contains(node) !== true) nodes.push(node);
  }
  return nodes;
}

function nthRange(nodes: readonly Text[], text: string, nth: number): Range | undefined {
  if (text === '') return undefined;
  let last: Range | undefined;
  let count = 0;
  for (const node of nodes) {
    for (const { start, end } of findText(node.data, text)) {
      last = document.createRange();
      last.setStart(node, start);
      last.setEnd(node, end);
      if (count === nth) return last;
      count += 1;
    }
  }
  // A cut or indented text can contain fewer hits than the original.
  return last;
}
