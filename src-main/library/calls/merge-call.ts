import type { Call, CallRecord, MediaLinks, MediaOffer } from '../../../src-shared/call.ts';
import { withoutValue } from '../../lib/validation-issue.ts';
import { fromStored } from '../db/stored-json.ts';

/** A call as the library keeps it: the facts, and the transcript beside them. */
export interface SplitCall {
  readonly facts: CallDetails;
  readonly transcript: TranscriptFields;
  readonly links: MediaLinks;
}

export type CallDetails = Omit<Call, 'entries' | 'scrubbedEntries' | 'transcriptText'>;
export type TranscriptFields = Pick<Call, 'entries' | 'scrubbedEntries' | 'transcriptText'>;

export function splitCall(call: Call): { facts: CallDetails; transcript: TranscriptFields } {
  const { entries, scrubbedEntries, transcriptText, ...facts } = call;
  const transcript = {
    ...(entries === undefined ? {} : { entries }),
    ...(scrubbedEntries === undefined ? {} : { scrubbedEntries }),
    ...(transcriptText === undefined ? {} : { transcriptText }),
  };
  return { facts, transcript };
}

export const joinCall = (kept: Pick<SplitCall, 'facts' | 'transcript'>): Call => ({
  ...kept.facts,
  ...kept.transcript,
});

/**
 * What a record makes of what is kept. A whole call replaces it; a row of a list says less than a whole
 * call, so it changes the facts it names and never takes away transcript, links or facts.
 */
export function mergeRecord(
  kept: SplitCall | undefined,
  record: CallRecord,
  wasFull: boolean,
): SplitCall {
  const incoming = { ...splitCall(record.call), links: record.links };
  if (kept === undefined) return incoming;
  if (record.source === 'get') {
    return { ...incoming, facts: withListOnlyFields(incoming.facts, kept.facts) };
  }
  return {
    facts: mergeListedDetails(kept.facts, incoming.facts),
    transcript: wasFull
      ? { ...incoming.transcript, ...kept.transcript }
      : { ...kept.transcript, ...incoming.transcript },
    links: wasFull ? { ...incoming.links, ...kept.links } : { ...kept.links, ...incoming.links },
  };
}

/**
 * What lists tell of a call and the document of get-call does not name: that a whole call leaves it
 * out says nothing against it.
 */
const listOnlyFields = [
  'agentName',
  'direction',
  'fromNumber',
  'toNumber',
  'customAttributes',
] as const satisfies readonly (keyof CallDetails)[];

/** A whole call with what only its row of a list tells. */
export function withListOnlyFields<T extends CallDetails>(whole: T, row: CallDetails): T {
  const added = listOnlyFields.flatMap((name) => {
    const value = row[name];
    return value === undefined || whole[name] !== undefined ? [] : [[name, value] as const];
  });
  return added.length === 0 ? whole : { ...whole, ...Object.fromEntries(added) };
}

const mergeListedDetails = (kept: CallDetails, incoming: CallDetails): CallDetails => ({
  ...kept,
  ...incoming,
  media: mergeMediaOffers(kept.media, incoming.media),
  unknown: { ...kept.unknown, ...incoming.unknown },
  problems: mergeProblems(kept.problems, incoming.problems),
});

/** Of two notes on one field the newer counts: what came there may change with every list. */
const mergeProblems = (kept: readonly string[], incoming: readonly string[]): readonly string[] => {
  const renewed = new Set(incoming.map(withoutValue));
  return [...kept.filter((note) => !renewed.has(withoutValue(note))), ...incoming];
};

const mergeMediaOffers = (one: MediaOffer, other: MediaOffer): MediaOffer => ({
  recording: one.recording || other.recording,
  multiChannel: one.multiChannel || other.multiChannel,
  scrubbedRecording: one.scrubbedRecording || other.scrubbedRecording,
  scrubbedMultiChannel: one.scrubbedMultiChannel || other.scrubbedMultiChannel,
  publicLog: one.publicLog || other.publicLog,
  knowledgeBase: one.knowledgeBase || other.knowledgeBase,
});

/** The facts, a transcript and links as they come back from the disk. */
export const parseSplitCall = (facts: string, transcript: string, links: string): SplitCall => ({
  facts: fromStored<CallDetails>(facts),
  transcript: fromStored<TranscriptFields>(transcript),
  links: fromStored<MediaLinks>(links),
});
