import { parseTextTranscript } from './transcript/build-transcript.ts';
import type { Call, Entry } from '../../../src-shared/call.ts';
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
  const lines = (entries ?? []).flatMap(searchableText);
  const text = call.transcriptText ?? '';
  const said = lines.length > 0 ? lines : parseTextTranscript(text).map((turn) => turn.text);
  const transcript =
    said.length > 0 ? said.map(removeEntryBreaks).join(separator) : removeEntryBreaks(text);
  return { summary: removeEntryBreaks(call.summary ?? ''), transcript };
}

const separator = ` ${entryBreak} `;

const searchableText = (entry: Entry): readonly string[] =>
  entry.kind === 'turn' || entry.kind === 'sms' || entry.kind === 'injected' ? [entry.text] : [];
