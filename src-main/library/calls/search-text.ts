import type { Call, Entry } from '../../../src-shared/call.ts';

/** What of a call is found by search. Scrubbed text goes first: what was taken out is not found. */
export interface SearchText {
  readonly summary: string;
  readonly transcript: string;
}

export function searchTextOf(call: Call): SearchText {
  const entries = (call.scrubbedEntries?.length ?? 0) > 0 ? call.scrubbedEntries : call.entries;
  const lines = (entries ?? []).flatMap(spoken);
  const transcript = lines.length > 0 ? lines.join('\n') : (call.transcriptText ?? '');
  return { summary: call.summary ?? '', transcript };
}

const spoken = (entry: Entry): readonly string[] =>
  entry.kind === 'turn' || entry.kind === 'sms' || entry.kind === 'injected' ? [entry.text] : [];
