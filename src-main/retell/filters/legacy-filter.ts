import type { AmountFilter, CallFilter } from '../../../src-shared/filter.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';

/** The filters of API v1 and v2: lists of values, and thresholds. */
export type LegacyFilter = Readonly<Record<string, unknown>>;

const enums = [
  'call_status',
  'disconnection_reason',
  'call_type',
  'direction',
  'user_sentiment',
] as const;
const flags = ['in_voicemail', 'call_successful'] as const;
const amounts = ['start_timestamp', 'end_timestamp', 'duration_ms'] as const;
const supportedFields = new Set<string>(['agent', ...enums, ...flags, ...amounts]);

/** What older APIs do not support: a filter field, or the versions of an agent. */
export type UnsupportedField = keyof CallFilter | 'agent_version';

/** The part of a filter that older APIs support, and the fields that they do not. */
export function supportedByLegacy(filter: CallFilter): {
  readonly filter: CallFilter;
  readonly unsupported: readonly UnsupportedField[];
} {
  const unsupported: UnsupportedField[] = [];
  const supported: CallFilter = { ...filter };
  for (const name of namesIn(filter)) {
    if (supportedFields.has(name) && !isUnequal(filter, name)) continue;
    unsupported.push(name);
    delete supported[name];
  }
  if (filter.agent?.some(({ version }) => version !== undefined) === true) {
    unsupported.push('agent_version');
    supported.agent = filter.agent.map(({ agent_id }) => ({ agent_id }));
  }
  return { filter: supported, unsupported };
}

/**
 * A filter in the format of API v1 and v2. Fails on an unsupported field instead of leaving it out,
 * because the list would then contain calls that do not match.
 */
export function legacyFilter(filter: CallFilter): Result<LegacyFilter, AppError> {
  const [unsupported] = supportedByLegacy(filter).unsupported;
  if (unsupported !== undefined) return refused(unsupported);
  const entries: readonly (readonly [string, unknown])[] = [
    ['agent_id', filter.agent?.map(({ agent_id: id }) => id)],
    ...enums.map((name) => [name, filter[name]?.value] as const),
    ...flags.map((name) => [name, filter[name] && [filter[name].value]] as const),
    ...amounts.map((name) => [name, filter[name] && thresholds(filter[name])] as const),
  ];
  return ok(Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
}

const namesIn = (filter: CallFilter): readonly (keyof CallFilter)[] => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a CallFilter, whose type Object.keys forgets
  const names = Object.keys(filter) as (keyof CallFilter)[];
  return names.filter((name) => filter[name] !== undefined);
};

/** Thresholds cannot exclude a single value. */
const isUnequal = (filter: CallFilter, name: keyof CallFilter): boolean =>
  amounts.some((amount) => {
    const condition = amount === name ? filter[amount] : undefined;
    return condition?.type === 'number' && condition.op === 'ne';
  });

function thresholds(amount: AmountFilter): LegacyFilter | undefined {
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
