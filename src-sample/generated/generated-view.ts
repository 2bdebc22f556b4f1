import type { CallView } from '../records/stored-view.ts';
import type { CustomFields, ToolUse } from '../records/record-view.ts';
import { attributesOf, customAnalysisOf, metadataOf, variablesOf } from './custom-fields.ts';
import type { CallFields } from './call-fields.ts';
import { costOf, latencyStats } from './call-figures.ts';
import {
  batchOf,
  generatedCall,
  generatedItem,
  generatedMedia,
  isSigned,
  partyOf,
} from './generated-call.ts';

type Read = (fields: CallFields, index: number) => unknown;

const ifPhone =
  (read: Read): Read =>
  (fields, index) =>
    fields.isPhone(index) ? read(fields, index) : undefined;

/**
 * The value of each filter field, computed without the rest of the call. It must equal the field of the
 * full call.
 */
const readers: Readonly<Record<string, Read>> = {
  agent_id: (fields, index) => fields.agent(index).id,
  agent_version: (fields, index) => fields.version(index),
  batch_call_id: batchOf,
  call_status: (fields, index) => fields.status(index),
  call_type: (fields, index) => (fields.isPhone(index) ? 'phone_call' : 'web_call'),
  direction: ifPhone((fields, index) => (fields.agent(index).outbound ? 'outbound' : 'inbound')),
  from_number: ifPhone((fields, index) => {
    const { outbound, number } = fields.agent(index);
    return outbound ? number : partyOf(fields, index);
  }),
  to_number: ifPhone((fields, index) => {
    const { outbound, number } = fields.agent(index);
    return outbound ? partyOf(fields, index) : number;
  }),
  disconnection_reason: (fields, index) => fields.reason(index),
  data_storage_setting: (fields, index) => fields.storage(index),
  opt_in_signed_url: isSigned,
  in_voicemail: (fields, index) => fields.inVoicemail(index),
  user_sentiment: (fields, index) => fields.sentiment(index),
  call_successful: (fields, index) => fields.successful(index),
  duration_ms: (fields, index) => fields.durationMs(index),
  start_timestamp: (fields, index) =>
    fields.status(index) === 'registered' ? undefined : fields.timeMs(index),
  end_timestamp: (fields, index) =>
    fields.hasEnded(index) ? fields.timeMs(index) + (fields.durationMs(index) ?? 0) : undefined,
  combined_cost: (fields, index) => costOf(fields, index)?.combined_cost,
  e2e_latency_p50: (fields, index) =>
    fields.hasEnded(index) ? latencyStats(fields.latenciesMs(index)).p50 : undefined,
};

const customFieldReaders: Readonly<
  Record<string, (fields: CallFields, index: number) => CustomFields | undefined>
> = {
  metadata: metadataOf,
  custom_attributes: attributesOf,
  custom_analysis_data: customAnalysisOf,
  dynamic_variables: variablesOf,
};

/** A generated call of which only the requested parts are generated. */
export function generatedView(fields: CallFields, index: number, id: string): CallView {
  return {
    position: { timeMs: fields.timeMs(index), id },
    field: (name) => (name === 'call_id' ? id : readers[name]?.(fields, index)),
    customFields: (name) => customFieldReaders[name]?.(fields, index),
    tools: () =>
      fields.tools(index).map(({ name, latencyMs, success }): ToolUse => {
        return { name, latencyMs, success };
      }),
    listItem: () => generatedItem(fields, index, id),
    media: () => generatedMedia(fields, index),
    fullRecord: () => generatedCall(fields, index, id),
  };
}
