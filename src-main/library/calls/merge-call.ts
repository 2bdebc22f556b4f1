import type { Call, CallRecord, MediaLinks, MediaOffer } from '../../../src-shared/call.ts';
import { withoutValue } from '../../../src-shared/misfit.ts';
import { fromStored } from '../storage/stored-json.ts';

/** A call as the library keeps it: the facts, and the transcript beside them. */
export interface KeptCall {
  readonly facts: CallFacts;
  readonly transcript: KeptTranscript;
  readonly links: MediaLinks;
}

export type CallFacts = Omit<Call, 'entries' | 'scrubbedEntries' | 'transcriptText'>;
export type KeptTranscript = Pick<Call, 'entries' | 'scrubbedEntries' | 'transcriptText'>;

export function split(call: Call): { facts: CallFacts; transcript: KeptTranscript } {
  const { entries, scrubbedEntries, transcriptText, ...facts } = call;
  const transcript = {
    ...(entries === undefined ? {} : { entries }),
    ...(scrubbedEntries === undefined ? {} : { scrubbedEntries }),
    ...(transcriptText === undefined ? {} : { transcriptText }),
  };
  return { facts, transcript };
}

export const join = (kept: Pick<KeptCall, 'facts' | 'transcript'>): Call => ({
  ...kept.facts,
  ...kept.transcript,
});

/**
 * What a record makes of what is kept. A whole call replaces it; a row of a list says less than a whole
 * call, so it changes the facts it names and never takes away transcript, links or facts.
 */
export function merged(
  kept: KeptCall | undefined,
  record: CallRecord,
  wasWhole: boolean,
): KeptCall {
  const coming = { ...split(record.call), links: record.links };
  if (kept === undefined) return coming;
  if (record.source === 'get') {
    return { ...coming, facts: withListed(coming.facts, kept.facts) };
  }
  return {
    facts: listedFacts(kept.facts, coming.facts),
    transcript: wasWhole
      ? { ...coming.transcript, ...kept.transcript }
      : { ...kept.transcript, ...coming.transcript },
    links: wasWhole ? { ...coming.links, ...kept.links } : { ...kept.links, ...coming.links },
  };
}

/**
 * What lists tell of a call and the document of get-call does not name: that a whole call leaves it
 * out says nothing against it.
 */
const listedOnly = [
  'agentName',
  'direction',
  'fromNumber',
  'toNumber',
  'customAttributes',
] as const satisfies readonly (keyof CallFacts)[];

/** A whole call with what only its row of a list tells. */
export function withListed<T extends CallFacts>(whole: T, row: CallFacts): T {
  const told = listedOnly.flatMap((name) => {
    const value = row[name];
    return value === undefined || whole[name] !== undefined ? [] : [[name, value] as const];
  });
  return told.length === 0 ? whole : { ...whole, ...Object.fromEntries(told) };
}

const listedFacts = (kept: CallFacts, coming: CallFacts): CallFacts => ({
  ...kept,
  ...coming,
  media: eitherOffer(kept.media, coming.media),
  unknown: { ...kept.unknown, ...coming.unknown },
  problems: eitherProblems(kept.problems, coming.problems),
});

/** Of two notes on one field the newer counts: what came there may change with every list. */
const eitherProblems = (kept: readonly string[], coming: readonly string[]): readonly string[] => {
  const renewed = new Set(coming.map(withoutValue));
  return [...kept.filter((note) => !renewed.has(withoutValue(note))), ...coming];
};

const eitherOffer = (one: MediaOffer, other: MediaOffer): MediaOffer => ({
  recording: one.recording || other.recording,
  multiChannel: one.multiChannel || other.multiChannel,
  scrubbedRecording: one.scrubbedRecording || other.scrubbedRecording,
  scrubbedMultiChannel: one.scrubbedMultiChannel || other.scrubbedMultiChannel,
  publicLog: one.publicLog || other.publicLog,
  knowledgeBase: one.knowledgeBase || other.knowledgeBase,
});

/** The facts, a transcript and links as they come back from the disk. */
export const keptFrom = (facts: string, transcript: string, links: string): KeptCall => ({
  facts: fromStored<CallFacts>(facts),
  transcript: fromStored<KeptTranscript>(transcript),
  links: fromStored<MediaLinks>(links),
});
