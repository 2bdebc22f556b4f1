import { flushSync } from 'react-dom';
import { createStore } from 'zustand/vanilla';
import type { TranscriptEntry } from '../../../../src-shared/transcript.ts';
import { blockOf, blocksAround, blocksOf } from './blocks.ts';

interface FillingState {
  readonly drawn: ReadonlySet<number>;
}

/** So many blocks are drawn in one go while nobody waits for them. */
const blocksAtOnce = 6;

/**
 * Draws a long transcript from where it is being read: what can be in sight at once, the rest behind
 * it, two screens a frame, nearest first. Short ones are there at once.
 */
export function createFilling(entries: readonly TranscriptEntry[], firstEntry: number) {
  const blocks = blocksOf(entries);
  const start = Math.max(0, blockOf(blocks, firstEntry));
  const nearest = blocks.map((_, block) => block).toSorted(byDistanceFrom(start));
  const first: ReadonlySet<number> = new Set(blocksAround(blocks, start));
  const store = createStore<FillingState>(() => ({ drawn: first }));
  const draw = (more: readonly number[]): void =>
    store.setState(({ drawn }) => ({ drawn: new Set([...drawn, ...more]) }));
  const isWhole = (): boolean => store.getState().drawn.size === blocks.length;

  return {
    blocks,
    /** Drawn at once, since they can be in sight. */
    first,
    store,
    isWhole,

    /** The entry is wanted now: its lines are in the document when this returns. */
    need: (entry: number): void => {
      const block = blockOf(blocks, entry);
      if (block < 0 || store.getState().drawn.has(block)) return;
      flushSync(() => draw([block - 1, block, block + 1].filter((near) => near in blocks)));
    },

    /** Every line is wanted now. */
    needAll: (): void => {
      if (!isWhole()) flushSync(() => draw(nearest));
    },

    /** Draws the rest; `onWhole` is told when all lines are in the document, also if they were before. */
    goOn: (onWhole: () => void): (() => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let frame = 0;
      const step = (): void => {
        const { drawn } = store.getState();
        draw(nearest.filter((block) => !drawn.has(block)).slice(0, blocksAtOnce));
        next();
      };
      // After the paint of a frame, so that what is in sight never waits for what is not.
      const next = (): void => {
        frame = requestAnimationFrame(() => {
          timer = setTimeout(isWhole() ? onWhole : step);
        });
      };
      if (isWhole()) onWhole();
      else next();
      return () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    },
  };
}

export type Filling = ReturnType<typeof createFilling>;

const byDistanceFrom =
  (start: number) =>
  (one: number, other: number): number =>
    Math.abs(one - start) - Math.abs(other - start) || one - other;
