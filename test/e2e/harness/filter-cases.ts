import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A call as it is in the sample's files. */
interface SampleCall {
  readonly agent_name?: string;
  readonly agent_version?: number;
  readonly from_number?: string;
  readonly start_timestamp?: number;
  readonly duration_ms?: number;
  readonly direction?: string;
  readonly disconnection_reason?: string;
  readonly call_cost?: { readonly combined_cost: number };
  readonly latency?: { readonly e2e?: { readonly p50?: number } };
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly custom_attributes?: Readonly<Record<string, unknown>>;
  readonly retell_llm_dynamic_variables?: Readonly<Record<string, string>>;
  readonly call_analysis?: {
    readonly in_voicemail?: boolean;
    readonly user_sentiment?: string;
    readonly custom_analysis_data?: Readonly<Record<string, unknown>>;
  };
  readonly transcript_with_tool_calls?: readonly {
    readonly role: string;
    readonly name?: string;
    readonly tool_call_id?: string;
    readonly successful?: boolean;
  }[];
}

/** Every call of the sample workspace, from its files. */
export async function readSampleCalls(): Promise<readonly SampleCall[]> {
  const folder = path.resolve(import.meta.dirname, '../../../resources/sample/calls');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    files.map(async (file) => JSON.parse(await readFile(path.join(folder, file), 'utf8')).call),
  );
}

const failed = (call: SampleCall, tool: string): boolean => {
  const entries = call.transcript_with_tool_calls ?? [];
  return entries.some(
    ({ role, name, tool_call_id: id }) =>
      role === 'tool_call_invocation' &&
      name === tool &&
      entries.some((other) => other.tool_call_id === id && other.successful === false),
  );
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const between = (value: number | undefined, low: number, high = Infinity): boolean =>
  value !== undefined && value >= low && value <= high;

/** A filter that is set with the keyboard, the text of its chip, and the calls that it matches. */
interface FilterCase {
  readonly field: string;
  readonly keystrokes: readonly string[];
  readonly chip: string;
  readonly matches: (call: SampleCall) => boolean;
}

/** One of each kind, with the condition it stands for. */
export const filterCases: readonly FilterCase[] = [
  {
    field: 'Agent',
    keystrokes: ['Ava', 'Enter', 'Tab', '8, 9', 'Escape'],
    chip: 'Agent Ava · Harbor Dental booking v8, v9',
    matches: (call) =>
      call.agent_name === 'Ava · Harbor Dental booking' && between(call.agent_version, 8, 9),
  },
  {
    field: 'From number',
    keystrokes: ['starts', 'Tab', '+44', 'Enter'],
    chip: 'From number starts with +44',
    matches: (call) => call.from_number?.startsWith('+44') === true,
  },
  {
    field: 'Disconnection reason',
    keystrokes: ['Caller hung up', 'Enter', 'Escape'],
    chip: 'Disconnection reason Caller hung up',
    matches: (call) => call.disconnection_reason === 'user_hangup',
  },
  {
    field: 'In voicemail',
    keystrokes: ['In', 'Enter'],
    chip: 'In voicemail',
    matches: (call) => call.call_analysis?.in_voicemail === true,
  },
  {
    field: 'Duration',
    keystrokes: ['over', 'Tab', '1:00', 'Enter'],
    chip: 'Duration over 1:00',
    matches: (call) => between(call.duration_ms, 60_001),
  },
  {
    field: 'Combined cost',
    keystrokes: ['between', 'Tab', '$0.10', 'Tab', '20 ¢', 'Enter'],
    chip: 'Combined cost $0.1 to $0.2',
    matches: (call) => between(call.call_cost?.combined_cost, 10, 20),
  },
  {
    field: 'End-to-end latency (p50)',
    keystrokes: ['at least', 'Tab', '1.3 s', 'Enter'],
    chip: 'End-to-end latency (p50) at least 1.3 s',
    matches: (call) => between(call.latency?.e2e?.p50, 1300),
  },
  {
    field: 'Tool call',
    keystrokes: ['book_slot', 'Tab', 'failed', 'Enter'],
    chip: 'Tool book_slot failed',
    matches: (call) => failed(call, 'book_slot'),
  },
  {
    field: 'Metadata',
    keystrokes: ['campaign', 'Tab', 'starts', 'Tab', 'service', 'Enter'],
    chip: 'Metadata campaign starts with service',
    matches: (call) => text(call.metadata?.['campaign']).startsWith('service'),
  },
  {
    field: 'Custom analysis data',
    keystrokes: ['amount', 'Tab', 'is at least', 'Tab', '70', 'Enter'],
    chip: 'Custom analysis data amount is at least 70',
    matches: (call) =>
      between(Number(call.call_analysis?.custom_analysis_data?.['amount'] ?? 'none'), 70),
  },
  {
    field: 'Custom attribute',
    keystrokes: ['complaint', 'Tab', 'is true', 'Enter'],
    chip: 'Custom attribute complaint is true',
    matches: (call) => call.custom_attributes?.['complaint'] === true,
  },
  {
    field: 'Dynamic variable',
    keystrokes: ['region', 'Tab', 'is not', 'Tab', 'Boulder', 'Enter'],
    chip: 'Dynamic variable region is not Boulder',
    matches: ({ retell_llm_dynamic_variables: all }) =>
      all?.['region'] !== undefined && all['region'] !== 'Boulder',
  },
];
