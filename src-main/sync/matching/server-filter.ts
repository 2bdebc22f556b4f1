import type { CallFilter, QueueFilter } from '../../../src-shared/filter.ts';
import type { LocalFilterField } from '../../../src-shared/queue.ts';

/** The part of a queue's filter that Retell knows, and what only the library can answer. */
export interface ServerFilter {
  readonly filter: CallFilter;
  readonly unasked: readonly LocalFilterField[];
  /** The library can only tell from whole calls which of them match. */
  readonly whole: boolean;
}

/** Its document lists the statuses that may be asked for, and leaves this one out. */
const unsupportedStatus = 'registered';

/** The reviewer's own work stays here, and what Retell has no words for is answered by the library. */
export function serverFilter(queue: QueueFilter): ServerFilter {
  const filter: CallFilter = { ...queue.call };
  const unsupportedFields: LocalFilterField[] = [];
  const isWhole = [queue.search, queue.marks, filter.tool_calls].some(isGiven);
  const addUnsupported = (criterion: LocalFilterField, given: boolean): void => {
    if (given) unsupportedFields.push(criterion);
  };
  if (filter.call_status?.value.includes(unsupportedStatus) === true) {
    delete filter.call_status;
    unsupportedFields.push('call_status');
  }
  if (queue.withoutSentiment === true) {
    delete filter.user_sentiment;
    unsupportedFields.push('withoutSentiment');
  }
  const successful = supportedOutcome(queue);
  if (successful === undefined) addUnsupported('outcome', isGiven(queue.outcome));
  else filter.call_successful = { type: 'boolean', op: 'eq', value: successful };
  addUnsupported('states', isGiven(queue.states));
  addUnsupported('flagged', queue.flagged !== undefined);
  addUnsupported('tags', isGiven(queue.tags));
  addUnsupported('marks', isGiven(queue.marks));
  addUnsupported('search', isGiven(queue.search));
  return { filter, unasked: unsupportedFields, whole: isWhole };
}

const isGiven = (value: { readonly length: number } | undefined): boolean =>
  value !== undefined && value.length > 0;

/** Retell can be asked for one outcome, not for two of them, nor for none. */
function supportedOutcome({ outcome, call }: QueueFilter): boolean | undefined {
  const [only, ...others] = outcome ?? [];
  if (only === undefined || only === 'unknown' || others.length > 0) return undefined;
  return call.call_successful === undefined ? only === 'successful' : undefined;
}
