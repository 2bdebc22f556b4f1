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
  const rowOf = (entry: number): HTMLElement | undefined =>
    scroller.querySelector<HTMLElement>(`[data-entry="${entry}"]`) ?? undefined;

  const { textPartsOf, rangeIn } = createTextLookup(rowOf);

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
      const part = textPartsOf(entry).find(
        ({ text, corrected }) => text === node || corrected?.contains(node) === true,
      );
      const isText = part !== undefined && part.text === node;
      const within = isText ? offset : part?.corrected === undefined ? 0 : 1;
      return wordAtOffset(transcript, entry, (part?.start ?? 0) + within);
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

/** A text node of a turn, with its range in the turn's text. */
interface ShownText {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
  /** Shows what was really said; then the text itself is hidden. */
  readonly corrected?: Element;
}

const isAlone = ({ previousSibling, nextSibling }: Text): boolean =>
  previousSibling === null && nextSibling === null;

const wholeText = (text: Text): ShownText => ({ text, start: 0, end: text.length });

/** The text nodes that hold Retell's text of a turn, in order. */
function shownTexts(turn: Element | undefined): readonly ShownText[] {
  const shown: ShownText[] = [];
  let start = 0;
  for (const child of turn?.childNodes ?? []) {
    const text = child instanceof Element ? child.querySelector('del')?.firstChild : child;
    if (!(text instanceof Text)) continue;
    const corrected = child instanceof Element ? child.querySelector('ins') : null;
    const end = start + text.length;
    shown.push({ text, start, end, ...(corrected === null ? {} : { corrected }) });
    start = end;
  }
  return shown;
}

/** Finds places in the text of turns. */
function createTextLookup(rowOf: (entry: number) => HTMLElement | undefined) {
  const singleTexts = new Map<number, Text>();

  /** Remembered for turns without corrections, which are nearly all. */
  const textPartsOf = (entry: number): readonly ShownText[] => {
    const known = singleTexts.get(entry);
    if (known?.isConnected === true && isAlone(known)) return [wholeText(known)];
    const parts = shownTexts(rowOf(entry)?.querySelector('[data-turn-text]') ?? undefined);
    const [only] = parts;
    if (only !== undefined && parts.length === 1) singleTexts.set(entry, only.text);
    return parts;
  };

  const rangeIn = (entry: number, start: number, end: number): Range | undefined => {
    const parts = textPartsOf(entry);
    const length = parts.at(-1)?.end ?? 0;
    const from = parts.find((part) => start < part.end) ?? parts.at(-1);
    // A long text is cut for display.
    const to = parts.find((part) => Math.min(end, length) <= part.end);
    if (from === undefined || to === undefined || start > end || start > length) return undefined;
    const range = document.createRange();
    range.setStart(from.text, start - from.start);
    // The words that Retell has are hidden where they are corrected, so the correction is included.
    if (to.corrected === undefined) range.setEnd(to.text, Math.min(end, length) - to.start);
    else range.setEndAfter(to.corrected);
    return range;
  };

  return { textPartsOf, rangeIn };
}

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
