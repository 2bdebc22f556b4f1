import { findHits } from '../../../../src-shared/search-hits.ts';
import type { SearchTerm } from '../../../../src-shared/search-terms.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { textOfEntry } from '../../../work/passage.ts';

/** One place where the text sought stands, in UTF-16 units of the line's own text. */
export interface Hit {
  readonly entry: number;
  readonly start: number;
  readonly end: number;
}

/** More hits than this tell the reviewer nothing, and only cost time. */
export const maxHits = 5000;

/** Every place where a line says `sought`, whatever the case, in order of the call. */
export function findInCall(transcript: Transcript, query: string): readonly Hit[] {
  const needle = foldCase(query.trim());
  if (needle === '') return [];
  const hits: Hit[] = [];
  for (const [index, entry] of transcript.entries.entries()) {
    const text = foldCase(textOfEntry(entry));
    let at = text.indexOf(needle);
    while (at >= 0) {
      hits.push({ entry: index, start: at, end: at + needle.length });
      if (hits.length >= maxHits) return hits;
      at = text.indexOf(needle, at + needle.length);
    }
  }
  return hits;
}

/** Every place where a line says what the queue was searched for, as the search itself finds it. */
export function findTermInCall(transcript: Transcript, term: SearchTerm): readonly Hit[] {
  const hits: Hit[] = [];
  for (const [entry, line] of transcript.entries.entries()) {
    hits.push(...findHits(textOfEntry(line), term).map((place) => ({ entry, ...place })));
    if (hits.length >= maxHits) return hits.slice(0, maxHits);
  }
  return hits;
}

/** Lower case, unit by unit, so that places in the folded text are places in the text. */
function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from({ length: text.length }, (_, index) => {
    const unit = text.charAt(index);
    const folded = unit.toLowerCase();
    return folded.length === 1 ? folded : unit;
  }).join('');
}
