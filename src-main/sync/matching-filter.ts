import type { CallFilter, QueueFilter } from '../../src-shared/filter.ts';
import type { UnaskedCriterion } from '../../src-shared/queue.ts';

/** The part of a queue's filter that Retell knows, and what only the library can answer. */
export interface ServerFilter {
  readonly filter: CallFilter;
  readonly unasked: readonly UnaskedCriterion[];
  /** The library can only tell from whole calls which of them match. */
  readonly whole: boolean;
}

/** Its document lists the statuses that may be asked for, and leaves this one out. */
const unaskedStatus = 'registered';

/** The reviewer's own work stays here, and what Retell has no words for is answered by the library. */
export function serverFilter(queue: QueueFilter): ServerFilter {
  const filter: CallFilter = { ...queue.call };
  const unasked: UnaskedCriterion[] = [];
  const isWhole = [queue.search, queue.marks, filter.tool_calls].some(isGiven);
  const keep = (criterion: UnaskedCriterion, given: boolean): void => {
    if (given) unasked.push(criterion);
  };
  if (filter.call_status?.value.includes(unaskedStatus) === true) {
    delete filter.call_status;
    unasked.push('call_status');
  }
  if (queue.withoutSentiment === true) {
    delete filter.user_sentiment;
    unasked.push('withoutSentiment');
  }
  const successful = outcomeAsked(queue);
  if (successful === undefined) keep('outcome', isGiven(queue.outcome));
  else filter.call_successful = { type: 'boolean', op: 'eq', value: successful };
  keep('states', isGiven(queue.states));
  keep('flagged', queue.flagged !== undefined);
  keep('tags', isGiven(queue.tags));
  keep('marks', isGiven(queue.marks));
  keep('search', isGiven(queue.search));
  return { filter, unasked, whole: isWhole };
}

const isGiven = (value: { readonly length: number } | undefined): boolean =>
  value !== undefined && value.length > 0;

/** Retell can be asked for one outcome, not for two of them, nor for none. */
function outcomeAsked({ outcome, call }: QueueFilter): boolean | undefined {
  const [only, ...others] = outcome ?? [];
  if (only === undefined || only === 'unknown' || others.length > 0) return undefined;
  return call.call_successful === undefined ? only === 'successful' : undefined;
}
