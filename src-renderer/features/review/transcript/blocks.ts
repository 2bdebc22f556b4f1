import type { TranscriptEntry } from '../../../../src-shared/transcript.ts';

/** Lines of the transcript that are drawn and laid out together. */
export interface Block {
  readonly from: number;
  /** The line after the last. */
  readonly to: number;
  /** About how many lines of text these are on the screen, to keep their room before they are drawn. */
  readonly textLines: number;
}

/** A block fills most of a screen: the one being read and its neighbours are all that can be seen. */
const mostTextLines = 24;
const lettersInLine = 70;

/** All entries, in order, in blocks of about a screen each. */
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
