import type { SQLInputValue } from 'node:sqlite';
import type { Call } from '../../../src-shared/call.ts';

/** The columns of `calls` that a call alone decides, in the order of {@link columnValues}. */
export const callColumns = [
  'kind',
  'agent_id',
  'agent_name',
  'agent_version',
  'type',
  'status',
  'direction',
  'from_number',
  'to_number',
  'start_ms',
  'end_ms',
  'duration_ms',
  'reason',
  'batch_call_id',
  'data_storage',
  'sentiment',
  'successful',
  'in_voicemail',
  'cost',
  'latency_p50',
  'has_recording',
] as const;

export function columnValues(call: Call): SQLInputValue[] {
  return [
    call.kind,
    text(call.agentId),
    text(call.agentName),
    number(call.agentVersion),
    text(call.type),
    text(call.status),
    text(call.direction),
    text(call.fromNumber),
    text(call.toNumber),
    number(call.startMs),
    number(call.endMs),
    number(call.durationMs),
    text(call.disconnectionReason),
    text(call.batchCallId),
    text(call.dataStorage),
    text(call.sentiment),
    flag(call.successful),
    flag(call.inVoicemail),
    number(call.cost?.combined),
    number(call.latency?.['e2e']?.p50),
    flag(offersRecording(call)),
  ];
}

const offersRecording = ({ media }: Call): boolean =>
  media.recording || media.multiChannel || media.scrubbedRecording || media.scrubbedMultiChannel;

const text = (value: string | undefined): SQLInputValue => value ?? null;
const number = (value: number | undefined): SQLInputValue => value ?? null;
const flag = (value: boolean | undefined): SQLInputValue =>
  value === undefined ? null : Number(value);
