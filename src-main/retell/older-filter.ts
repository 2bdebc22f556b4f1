import type { AmountFilter, CallFilter } from '../../src-shared/filter.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';

/** What v1 and v2 filter by: lists of values, and thresholds. */
export type OlderFilter = Readonly<Record<string, unknown>>;

const enums = [
  'call_status',
  'disconnection_reason',
  'call_type',
  'direction',
  'user_sentiment',
] as const;
const flags = ['in_voicemail', 'call_successful'] as const;
const amounts = ['start_timestamp', 'end_timestamp', 'duration_ms'] as const;
const sayable = new Set<string>(['agent', ...enums, ...flags, ...amounts]);

/**
 * Says a filter in the older words. What they can't say is refused rather than left out: a list that
 * is longer than asked for would be taken for the truth.
 */
export function olderFilter(filter: CallFilter): Result<OlderFilter, AppError> {
  const unsayable = Object.keys(filter).find((name) => !sayable.has(name));
  if (unsayable !== undefined) return refused(unsayable);
  if (filter.agent?.some(({ version }) => version !== undefined) === true)
    return refused('version');
  const bounds = amounts.map((name) => [name, boundsOf(filter[name])] as const);
  const notEqual = bounds.find(([, bound]) => bound === 'unsayable');
  if (notEqual !== undefined) return refused(notEqual[0]);
  const said: readonly (readonly [string, unknown])[] = [
    ['agent_id', filter.agent?.map(({ agent_id: id }) => id)],
    ...enums.map((name) => [name, filter[name]?.value] as const),
    ...flags.map((name) => [name, filter[name] && [filter[name].value]] as const),
    ...bounds,
  ];
  return ok(Object.fromEntries(said.filter(([, value]) => value !== undefined)));
}

const boundsOf = (amount: AmountFilter | undefined): OlderFilter | 'unsayable' | undefined =>
  amount === undefined ? undefined : (thresholds(amount) ?? 'unsayable');

function thresholds(amount: AmountFilter): OlderFilter | undefined {
  if (amount.type === 'range') {
    return { lower_threshold: amount.value[0], upper_threshold: amount.value[1] };
  }
  const { op, value } = amount;
  if (op === 'eq') return { lower_threshold: value, upper_threshold: value };
  if (op === 'ge') return { lower_threshold: value };
  if (op === 'gt') return { lower_threshold: value + 1 };
  if (op === 'le') return { upper_threshold: value };
  return op === 'lt' ? { upper_threshold: value - 1 } : undefined;
}

const refused = (name: string) =>
  err<AppError>({
    kind: 'bad-request',
    detail: `This workspace's API is too old to filter by ${name}`,
  });
