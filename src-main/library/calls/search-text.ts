import { parseTextTranscript } from './transcript/build-transcript.ts';
import type { Call } from '../../../src-shared/call.ts';
import { textOfEntry } from '../../../src-shared/entry-text.ts';
import { searchTokens } from '../../../src-shared/search-fold.ts';
import { entryBreak, removeEntryBreaks } from '../../../src-shared/search-terms.ts';

/**
 * The text of a call that search finds, with a break between entries. The redacted transcript is
 * preferred, so that search never finds what Retell removed.
 */
export interface SearchText {
  readonly summary: string;
  readonly transcript: string;
}

export function searchTextOf(call: Call): SearchText {
  const entries = (call.scrubbedEntries?.length ?? 0) > 0 ? call.scrubbedEntries : call.entries;
  const texts = (entries ?? []).map(textOfEntry);
  const text = call.transcriptText ?? '';
  const parts = texts.length > 0 ? texts : parseTextTranscript(text).map((turn) => turn.text);
  const transcript =
    parts.length > 0 ? parts.map(removeEntryBreaks).join(separator) : removeEntryBreaks(text);
  return { summary: removeEntryBreaks(call.summary ?? ''), transcript };
}

const separator = ` ${entryBreak} `;

/** The tokens as the index stores them. Its tokenizer splits at spaces and takes everything else as it is. */
export const indexedText = (text: string): string => searchTokens(text).join(' ');
