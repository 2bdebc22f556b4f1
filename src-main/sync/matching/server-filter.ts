import type { CallFilter, QueueFilter } from '../../../src-shared/filter.ts';
import type { LocalFilterField } from '../../../src-shared/queue.ts';

/** A queue's filter, split into what Retell can filter by and what only the library can. */
export interface ServerFilter {
  readonly filter: CallFilter;
  readonly unsupported: readonly LocalFilterField[];
  /** The library needs full calls to decide which of them match. */
  readonly needsFullCalls: boolean;
}

/** Retell's documentation leaves this status out of those that its lists can be filtered by. */
const unsupportedStatus = 'registered';

/** Review data never leaves this machine, and fields that Retell does not know stay with the library. */
export function serverFilter(queue: QueueFilter): ServerFilter {
  const filter: CallFilter = { ...queue.call };
  const unsupported: LocalFilterField[] = [];
  const needsFullCalls = [queue.search, queue.marks, filter.tool_calls].some(isGiven);
  const addUnsupported = (field: LocalFilterField, isSet: boolean): void => {
    if (isSet) unsupported.push(field);
  };
  if (filter.call_status?.value.includes(unsupportedStatus) === true) {
    delete filter.call_status;
    unsupported.push('call_status');
  }
  unsupported.push(...removeExactNumbers(filter));
  if (queue.withoutSentiment === true) {
    delete filter.user_sentiment;
    unsupported.push('withoutSentiment');
  }
  const successful = supportedOutcome(queue);
  if (successful === undefined) addUnsupported('outcome', isGiven(queue.outcome));
  else filter.call_successful = { type: 'boolean', op: 'eq', value: successful };
  for (const field of lists) addUnsupported(field, isGiven(queue[field]));
  for (const field of values) addUnsupported(field, queue[field] !== undefined);
  return { filter, unsupported, needsFullCalls };
}

/** Filter fields on the reviewer's own work and on what Earmark detects. */
const lists = ['states', 'tags', 'answers', 'reviewers', 'marks', 'measures', 'search'] as const;
const values = [
  'flagged',
  'score',
  'passed',
  'submittedMs',
  'commented',
  'plan',
  'callList',
] as const;

const keyedFields = ['metadata', 'custom_analysis_data', 'custom_attributes'] as const;

/** Retell compares numbers as doubles, so the library has to decide about the digits. */
function removeExactNumbers(filter: CallFilter): readonly LocalFilterField[] {
  return keyedFields.filter((field) => {
    const all = filter[field] ?? [];
    const sent = all.filter((custom) => custom.type !== 'number' || custom.exact === undefined);
    if (sent.length === all.length) return false;
    if (sent.length === 0) delete filter[field];
    else filter[field] = sent;
    return true;
  });
}

const isGiven = (value: { readonly length: number } | undefined): boolean =>
  value !== undefined && value.length > 0;

/** Retell filters by exactly one outcome. */
function supportedOutcome({ outcome, call }: QueueFilter): boolean | undefined {
  const [only, ...others] = outcome ?? [];
  if (only === undefined || only === 'unknown' || others.length > 0) return undefined;
  return call.call_successful === undefined ? only === 'successful' : undefined;
}
