import type { Call, CallRecord, MediaLinks, MediaOffer } from '../../../src-shared/call.ts';
import { withoutValue } from '../../lib/validation-issue.ts';
import { fromStored } from '../db/stored-json.ts';

/** A call as it is stored: the transcript separate from everything else. */
export interface SplitCall {
  readonly details: CallDetails;
  readonly transcript: TranscriptFields;
  readonly links: MediaLinks;
}

export type CallDetails = Omit<Call, 'entries' | 'scrubbedEntries' | 'transcriptText'>;
export type TranscriptFields = Pick<Call, 'entries' | 'scrubbedEntries' | 'transcriptText'>;

export function splitCall(call: Call): { details: CallDetails; transcript: TranscriptFields } {
  const { entries, scrubbedEntries, transcriptText, ...details } = call;
  const transcript = {
    ...(entries === undefined ? {} : { entries }),
    ...(scrubbedEntries === undefined ? {} : { scrubbedEntries }),
    ...(transcriptText === undefined ? {} : { transcriptText }),
  };
  return { details, transcript };
}

export const joinCall = (kept: Pick<SplitCall, 'details' | 'transcript'>): Call => ({
  ...kept.details,
  ...kept.transcript,
});

/**
 * Combines a new record with what is stored. A full call replaces it. A list row has fewer fields than
 * a full call, so it updates the fields it has and never removes the transcript, links or other fields.
 */
export function mergeRecord(
  kept: SplitCall | undefined,
  record: CallRecord,
  wasFull: boolean,
): SplitCall {
  const incoming = { ...splitCall(record.call), links: record.links };
  if (kept === undefined) return incoming;
  if (record.source === 'get') {
    return { ...incoming, details: withListOnlyFields(incoming.details, kept.details) };
  }
  return {
    details: mergeListedDetails(kept.details, incoming.details),
    transcript: wasFull
      ? { ...incoming.transcript, ...kept.transcript }
      : { ...kept.transcript, ...incoming.transcript },
    links: wasFull ? { ...incoming.links, ...kept.links } : { ...kept.links, ...incoming.links },
  };
}

/** Fields that list responses have and get-call does not document. A full call without them keeps the listed values. */
const listOnlyFields = [
  'agentName',
  'direction',
  'fromNumber',
  'toNumber',
  'customAttributes',
] as const satisfies readonly (keyof CallDetails)[];

/** Completes a full call with the fields that only its list row has. */
export function withListOnlyFields<T extends CallDetails>(whole: T, row: CallDetails): T {
  const added = listOnlyFields.flatMap((name) => {
    const value = row[name];
    return value === undefined || whole[name] !== undefined ? [] : [[name, value] as const];
  });
  if (added.length === 0) return whole;
  const text = added.some(([name]) => name === 'customAttributes')
    ? pickTexts(row.sourceTexts, (name) => name === 'custom_attributes')
    : {};
  return { ...whole, ...Object.fromEntries(added), ...sourceTexts(whole.sourceTexts, text) };
}

type SourceTexts = NonNullable<CallDetails['sourceTexts']>;

const pickTexts = (
  texts: SourceTexts | undefined,
  isPicked: (name: string) => boolean,
): SourceTexts =>
  Object.fromEntries(Object.entries(texts ?? {}).filter(([name]) => isPicked(name)));

const sourceTexts = (
  one: SourceTexts | undefined,
  other: SourceTexts | undefined,
): Pick<CallDetails, 'sourceTexts'> => {
  const both = { ...one, ...other };
  return Object.keys(both).length === 0 ? {} : { sourceTexts: both };
};

/** The free-form fields of a call by the name that Retell gives them. All others are unknown fields. */
const freeFormNames = {
  metadata: 'metadata',
  retell_llm_dynamic_variables: 'dynamicVariables',
  collected_dynamic_variables: 'collectedVariables',
  custom_attributes: 'customAttributes',
  custom_sip_headers: 'sipHeaders',
  telephony_identifier: 'telephony',
  custom_analysis_data: 'customAnalysis',
} as const satisfies Readonly<Record<string, keyof CallDetails>>;

const isFreeFormName = (name: string): name is keyof typeof freeFormNames =>
  Object.hasOwn(freeFormNames, name);

const hasField = (details: CallDetails, name: string): boolean =>
  isFreeFormName(name)
    ? details[freeFormNames[name]] !== undefined
    : Object.hasOwn(details.unknown, name);

/** A field that comes again has its own text, or none if its parsed value says everything. */
const keptTexts = (texts: SourceTexts | undefined, incoming: CallDetails): SourceTexts =>
  pickTexts(texts, (name) => !hasField(incoming, name));

const mergeListedDetails = (
  { sourceTexts: texts, ...kept }: CallDetails,
  incoming: CallDetails,
): CallDetails => ({
  ...kept,
  ...incoming,
  ...sourceTexts(keptTexts(texts, incoming), incoming.sourceTexts),
  media: mergeMediaOffers(kept.media, incoming.media),
  unknown: { ...kept.unknown, ...incoming.unknown },
  problems: mergeProblems(kept.problems, incoming.problems),
});

/** Of two issues on the same path the newer one counts, since the value may differ in every list response. */
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

/** Parses the stored columns of a call. */
export const parseSplitCall = (details: string, transcript: string, links: string): SplitCall => ({
  details: fromStored<CallDetails>(details),
  transcript: fromStored<TranscriptFields>(transcript),
  links: fromStored<MediaLinks>(links),
});
