import { placesOf } from '../../../src-shared/search-places.ts';
import type { SearchTerm } from '../../../src-shared/search-terms.ts';
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

/** Every place where a line says what the queue was searched for, as the search itself finds it. */
export function soughtInCall(transcript: Transcript, term: SearchTerm): readonly Hit[] {
  const hits: Hit[] = [];
  for (const [entry, line] of transcript.entries.entries()) {
    hits.push(...placesOf(textOfEntry(line), term).map((place) => ({ entry, ...place })));
    if (hits.length >= mostHits) return hits.slice(0, mostHits);
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
