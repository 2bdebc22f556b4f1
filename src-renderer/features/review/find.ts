import type { Transcript } from '../../../src-shared/transcript.ts';
import { textOfEntry } from '../../lib/review-passage.ts';

/** One place where the text sought stands, in UTF-16 units of the line's own text. */
export interface Hit {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}

/** More hits than this tell the reviewer nothing, and only cost time. */
export const mostHits = 5000;

/** Every place where a line says `sought`, whatever the case, in order of the call. */
export function findInCall(transcript: Transcript, sought: string): readonly Hit[] {
  const needle = fold(sought.trim());
  if (needle === '') return [];
  const hits: Hit[] = [];
  for (const [index, entry] of transcript.entries.entries()) {
    const text = fold(textOfEntry(entry));
    let at = text.indexOf(needle);
    while (at >= 0) {
      hits.push({ entry: index, start: at, end: at + needle.length });
      if (hits.length >= mostHits) return hits;
      at = text.indexOf(needle, at + needle.length);
    }
  }
  return hits;
}

/** Lower case, unit by unit, so that places in the folded text are places in the text. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text.charAt(index);
    const folded = unit.toLowerCase();
    return folded.length === 1 ? folded : unit;
  }).join('');
}
