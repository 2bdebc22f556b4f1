import type { TranscriptEntry } from '../../../../src-shared/transcript.ts';
import { flushSync } from 'react-dom';
import { createStore } from 'zustand/vanilla';

/** Lines of the transcript that are drawn and laid out together. */
export interface Block {
  readonly from: number;
  /** The line after the last. */
  readonly to: number;
  /** About how many lines of text these are on the screen, to keep their room before they are drawn. */
  readonly textLines: number;
}

/** A block fills a part of the screen: few lines are drawn that cannot be seen. */
const maxTextLines = 12;
const charsPerLine = 70;

/** All entries, in order, in blocks of about half a screen each. */
export function blocksOf(entries: readonly TranscriptEntry[]): readonly Block[] {
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
  entry.kind === 'turn' ? Math.max(1, Math.ceil(entry.text.length / charsPerLine)) : 1;

/** Where among the blocks an entry stands; -1 for none of them. */
export const blockOf = (blocks: readonly Block[], entry: number): number =>
  blocks.findIndex(({ from, to }) => entry >= from && entry < to);

/** A call opens with the line at hand in the upper third of the screen; tall screens show so much of it. */
const linesAbove = 10;
const linesBelow = 28;

/** The blocks that can be in sight when the call opens at this one. */
export function blocksAround(blocks: readonly Block[], start: number): readonly number[] {
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

/** So many blocks are drawn in one go while nobody waits for them. */
const blocksPerFrame = 6;

/**
 * Draws a long transcript from where it is being read: what can be in sight at once, the rest behind
 * it, two screens a frame, nearest first. Short ones are there at once.
 */
export function createProgressiveRender(entries: readonly TranscriptEntry[], firstEntry: number) {
  const blocks = blocksOf(entries);
  const start = Math.max(0, blockOf(blocks, firstEntry));
  const nearest = blocks.map((_, block) => block).toSorted(byDistanceFrom(start));
  const initial: ReadonlySet<number> = new Set(blocksAround(blocks, start));
  const store = createStore<RenderState>(() => ({ rendered: initial }));
  const render = (more: readonly number[]): void =>
    store.setState(({ rendered: drawn }) => ({ rendered: new Set([...drawn, ...more]) }));
  const isComplete = (): boolean => store.getState().rendered.size === blocks.length;

  return {
    blocks,
    /** Drawn at once, since they can be in sight. */
    first: initial,
    store,
    isWhole: isComplete,

    /** The entry is wanted now: its lines are in the document when this returns. */
    ensureEntry: (entry: number): void => {
      const block = blockOf(blocks, entry);
      if (block < 0 || store.getState().rendered.has(block)) return;
      flushSync(() => render([block - 1, block, block + 1].filter((near) => near in blocks)));
    },

    /** Every line is wanted now. */
    ensureAll: (): void => {
      if (!isComplete()) flushSync(() => render(nearest));
    },

    /** Draws the rest; `onWhole` is told when all lines are in the document, also if they were before. */
    renderRest: (onComplete: () => void): (() => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let frame = 0;
      const step = (): void => {
        const { rendered: drawn } = store.getState();
        render(nearest.filter((block) => !drawn.has(block)).slice(0, blocksPerFrame));
        next();
      };
      // After the paint of a frame, so that what is in sight never waits for what is not.
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
