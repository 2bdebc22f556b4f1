import type { CallDetail } from '../../../src-shared/call-detail.ts';
import { formatDateTime, formatDuration, formatPhone, plainWords } from '../../lib/format.ts';
import { fact, ofFields, ofNamed, told, yesNo, type Fact, type FactGroup } from './fact.ts';
import { costFacts, tokenFacts } from './money-facts.ts';

type Known = CallDetail['call'];

/** Titles of the groups that have a drawing of their own below their facts. */
export const drawnGroups = { latency: 'Latency', tokens: 'Tokens' } as const;

/** Everything Retell told of the call, in groups; what it did not tell is left out. */
export function factGroups(call: Known): readonly FactGroup[] {
  const groups: readonly FactGroup[] = [
    { title: 'Outcome and analysis', facts: analysis(call) },
    { title: 'Custom analysis', facts: customAnalysis(call) },
    { title: 'Timing', facts: timing(call) },
    { title: 'Parties', facts: parties(call) },
    { title: 'Cost', facts: costFacts(call.cost, of(call, 'cost')) },
    { title: drawnGroups.tokens, facts: tokenFacts(call.tokens) },
    {
      title: 'Variables given',
      facts: ofNamed(call.dynamicVariables, 'retell_llm_dynamic_variables'),
    },
    {
      title: 'Variables collected',
      facts: ofNamed(call.collectedVariables, 'collected_dynamic_variables'),
    },
    { title: 'Metadata', facts: ofNamed(call.metadata, 'metadata') },
    { title: 'Custom attributes', facts: ofNamed(call.customAttributes, 'custom_attributes') },
    { title: 'Telephony', facts: ofFields(call.telephony, 'telephony_identifier') },
    { title: 'SIP headers', facts: ofNamed(call.sipHeaders, 'custom_sip_headers') },
    { title: 'Storage', facts: storage(call) },
    { title: 'Other fields', facts: ofFields(call.unknown, '') },
  ];
  return groups.filter(({ facts }) => facts.length > 0);
}

/** A field that calls and chats name after themselves: call_status, chat_status. */
const of = ({ kind }: Known, name: string): string => `${kind}_${name}`;

const analysis = (call: Known): readonly Fact[] => {
  const inAnalysis = of(call, 'analysis');
  return [
    ...fact('Summary', `${inAnalysis}.${of(call, 'summary')}`, call.summary),
    ...fact('Sentiment', `${inAnalysis}.user_sentiment`, call.sentiment),
    ...fact('Successful', `${inAnalysis}.${of(call, 'successful')}`, yesNo(call.successful)),
    ...fact('In voicemail', `${inAnalysis}.in_voicemail`, yesNo(call.inVoicemail)),
    ...fact('Status', of(call, 'status'), told(call.status, plainWords), call.status),
    ...fact(
      'Ended because',
      'disconnection_reason',
      told(call.disconnectionReason, plainWords),
      call.disconnectionReason,
    ),
  ];
};

const customAnalysis = (call: Known): readonly Fact[] =>
  ofNamed(call.customAnalysis, `${of(call, 'analysis')}.custom_analysis_data`);

const timing = (call: Known): readonly Fact[] => [
  ...moment('Started', 'start_timestamp', call.startMs),
  ...moment('Ended', 'end_timestamp', call.endMs),
  ...moment('Transfer ended', 'transfer_end_timestamp', call.transferEndMs),
  ...fact('Length', 'duration_ms', told(call.durationMs, formatDuration), call.durationMs),
];

const moment = (label: string, api: string, ms: number | undefined): readonly Fact[] =>
  fact(
    label,
    api,
    told(ms, formatDateTime),
    told(ms, (at) => new Date(at).toISOString()),
  );

const parties = (call: Known): readonly Fact[] => [
  ...fact('Agent', 'agent_name', call.agentName),
  ...fact('Agent id', 'agent_id', call.agentId),
  ...fact(
    'Agent version',
    call.kind === 'chat' ? 'version' : 'agent_version',
    told(call.agentVersion, String),
  ),
  ...fact('Kind', of(call, 'type'), told(call.type, plainWords), call.type),
  ...fact('Direction', 'direction', told(call.direction, plainWords), call.direction),
  ...fact('From', 'from_number', told(call.fromNumber, formatPhone), call.fromNumber),
  ...fact('To', 'to_number', told(call.toNumber, formatPhone), call.toNumber),
  ...fact(
    'Transferred to',
    'transfer_destination',
    told(call.transferDestination, formatPhone),
    call.transferDestination,
  ),
  ...fact('Batch', 'batch_call_id', call.batchCallId),
  ...fact(call.kind === 'chat' ? 'Chat id' : 'Call id', of(call, 'id'), call.id),
];

const storage = ({ dataStorage, signedUrls, media }: Known): readonly Fact[] => [
  ...fact('Kept', 'data_storage_setting', told(dataStorage, plainWords), dataStorage),
  ...fact('Signed addresses', 'opt_in_signed_url', yesNo(signedUrls)),
  ...kept('Recording', 'recording_url', media.recording),
  ...kept('Recording by speaker', 'recording_multi_channel_url', media.multiChannel),
  ...kept('Scrubbed recording', 'scrubbed_recording_url', media.scrubbedRecording),
  ...kept(
    'Scrubbed recording by speaker',
    'scrubbed_recording_multi_channel_url',
    media.scrubbedMultiChannel,
  ),
];

/** The address itself is a way in for whoever holds it, so it stays on the main side. */
const kept = (label: string, api: string, isOffered: boolean): readonly Fact[] =>
  isOffered ? fact(label, api, 'Kept by Retell') : [];
