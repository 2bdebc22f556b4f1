import type { TranscriptEntry } from '../../../../src-shared/transcript.ts';
import { flushSync } from 'react-dom';
import { createStore } from 'zustand/vanilla';
import { clip } from './clip.ts';

/** Entries that are rendered and laid out together. */
export interface Block {
  readonly from: number;
  /** The index after the last entry. */
  readonly to: number;
  /** Estimated lines of text, to reserve the height before the block is rendered. */
  readonly textLines: number;
}

/** A block fills a part of the screen, so that few invisible entries are rendered. */
const maxTextLines = 12;
const charsPerLine = 70;

/** All entries, in order, in blocks of about half a screen each. */
function blocksOf(entries: readonly TranscriptEntry[]): readonly Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let textLines = 0;
  entries.forEach((entry, index) => {
    const lines = linesOf(entry);
    if (textLines > 0 && textLines + lines > maxTextLines) {
      blocks.push({ from, to: index, textLines });
      from = index;
      textLines = 0;
    }
    textLines += lines;
  });
  if (from < entries.length) blocks.push({ from, to: entries.length, textLines });
  return blocks;
}

const linesOf = (entry: TranscriptEntry): number =>
  entry.kind === 'turn' ? Math.max(1, Math.ceil(clip(entry.text).length / charsPerLine)) : 1;

/** Index of the block that contains an entry; -1 for none. */
export const blockOf = (blocks: readonly Block[], entry: number): number =>
  blocks.findIndex(({ from, to }) => entry >= from && entry < to);

/** A call opens with the current entry in the upper third of the screen; tall screens show this much. */
const linesAbove = 10;
const linesBelow = 28;

/** The blocks that can be visible when the call opens at `start`. */
function blocksAround(blocks: readonly Block[], start: number): readonly number[] {
  const collect = (step: 1 | -1, maxLines: number): readonly number[] => {
    const near: number[] = [];
    let lines = step === 1 ? (blocks[start]?.textLines ?? 0) : 0;
    for (let at = start + step; at in blocks && lines < maxLines; at += step) {
      near.push(at);
      lines += blocks[at]?.textLines ?? 0;
    }
    return near;
  };
  return [
    ...collect(-1, linesAbove),
    ...(start in blocks ? [start] : []),
    ...collect(1, linesBelow),
  ];
}

interface RenderState {
  readonly rendered: ReadonlySet<number>;
}

/** Blocks rendered per frame in the background. */
const blocksPerFrame = 6;

/**
 * Renders a long transcript from the current entry outwards: first what can be visible, then the rest,
 * about two screens per frame, nearest first. Short transcripts are rendered at once.
 */
export function createProgressiveRender(entries: readonly TranscriptEntry[], firstEntry: number) {
  const blocks = blocksOf(entries);
  const start = Math.max(0, blockOf(blocks, firstEntry));
  const nearest = blocks.map((_, block) => block).toSorted(byDistanceFrom(start));
  const initial: ReadonlySet<number> = new Set(blocksAround(blocks, start));
  const store = createStore<RenderState>(() => ({ rendered: initial }));
  const render = (more: readonly number[]): void =>
    store.setState(({ rendered }) => ({ rendered: new Set([...rendered, ...more]) }));
  const isComplete = (): boolean => store.getState().rendered.size === blocks.length;

  return {
    blocks,
    /** Rendered at once, because they can be visible. */
    initial,
    store,

    /** Renders an entry now: it is in the document when this returns. */
    ensureEntry: (entry: number): void => {
      const block = blockOf(blocks, entry);
      if (block < 0 || store.getState().rendered.has(block)) return;
      flushSync(() => render([block - 1, block, block + 1].filter((near) => near in blocks)));
    },

    /** Renders everything now. */
    ensureAll: (): void => {
      if (!isComplete()) flushSync(() => render(nearest));
    },

    /** Renders the rest; `onComplete` is called when every entry is in the document. */
    renderRest: (onComplete: () => void): (() => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let frame = 0;
      const step = (): void => {
        const { rendered } = store.getState();
        render(nearest.filter((block) => !rendered.has(block)).slice(0, blocksPerFrame));
        next();
      };
      // After the paint of a frame, so that invisible entries never delay visible ones.
      const next = (): void => {
        frame = requestAnimationFrame(() => {
          timer = setTimeout(isComplete() ? onComplete : step);
        });
      };
      if (isComplete()) onComplete();
      else next();
      return () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    },
  };
}

export type ProgressiveRender = ReturnType<typeof createProgressiveRender>;

const byDistanceFrom =
  (start: number) =>
  (one: number, other: number): number =>
    Math.abs(one - start) - Math.abs(other - start) || one - other;
