import { tagColours } from '../../../../src-shared/tag-colours.ts';

/**
 * Marks on text that leave the document alone. The registry is the document's own, so names are
 * given here once; the looks of each stand in transcript.css.
 */
const priorities = {
  'doubtful-word': 0,
  'tag-red': 1,
  'tag-orange': 1,
  'tag-amber': 1,
  'tag-lime': 1,
  'tag-green': 1,
  'tag-teal': 1,
  'tag-blue': 1,
  'tag-violet': 1,
  'tag-pink': 1,
  'find-hit': 2,
  'selected-words': 3,
  'find-current': 4,
  'spoken-word': 5,
} as const;

export type HighlightName = keyof typeof priorities;

/** A highlight for each colour that a tag can have. */
export const tagHighlights = tagColours.map((colour) => [colour, `tag-${colour}`] as const);

const supported = (): boolean => typeof Highlight === 'function' && 'highlights' in CSS;

/** Shows exactly these ranges under that name. */
export function paint(name: HighlightName, ranges: readonly AbstractRange[]): void {
  if (!supported()) return;
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = priorities[name];
  CSS.highlights.set(name, highlight);
}

/** Takes every mark of ours off the document. */
export function clearPaint(): void {
  if (!supported()) return;
  for (const name of Object.keys(priorities)) CSS.highlights.delete(name);
}
