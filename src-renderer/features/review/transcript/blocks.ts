import type { TranscriptEntry } from '../../../../src-shared/transcript.ts';

/** Lines of the transcript that are drawn and laid out together. */
export interface Block {
  readonly from: number;
  /** The line after the last. */
  readonly to: number;
  /** About how many lines of text these are on the screen, to keep their room before they are drawn. */
  readonly textLines: number;
}

/** A block fills a part of the screen: few lines are drawn that cannot be seen. */
const mostTextLines = 12;
const lettersInLine = 70;

/** All entries, in order, in blocks of about half a screen each. */
export function blocksOf(entries: readonly TranscriptEntry[]): readonly Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let textLines = 0;
  entries.forEach((entry, index) => {
    const lines = linesOf(entry);
    if (textLines > 0 && textLines + lines > mostTextLines) {
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
  entry.kind === 'turn' ? Math.max(1, Math.ceil(entry.text.length / lettersInLine)) : 1;

/** Where among the blocks an entry stands; -1 for none of them. */
export const blockOf = (blocks: readonly Block[], entry: number): number =>
  blocks.findIndex(({ from, to }) => entry >= from && entry < to);

/** A call opens with the line at hand in the upper third of the screen; tall screens show so much of it. */
const linesAbove = 10;
const linesBelow = 28;

/** The blocks that can be in sight when the call opens at this one. */
export function blocksAround(blocks: readonly Block[], start: number): readonly number[] {
  const reach = (step: 1 | -1, most: number): readonly number[] => {
    const near: number[] = [];
    let lines = step === 1 ? (blocks[start]?.textLines ?? 0) : 0;
    for (let at = start + step; at in blocks && lines < most; at += step) {
      near.push(at);
      lines += blocks[at]?.textLines ?? 0;
    }
    return near;
  };
  return [...reach(-1, linesAbove), ...(start in blocks ? [start] : []), ...reach(1, linesBelow)];
}
