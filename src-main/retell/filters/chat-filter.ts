import type { AppError } from '../../../src-shared/errors.ts';
import type { CallFilter } from '../../../src-shared/filter.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';

/** The filter fields that list-chats supports, with its own names for them. */
const chatFieldNames: Partial<Record<keyof CallFilter, string>> = {
  agent: 'agent',
  call_id: 'chat_id',
  call_status: 'chat_status',
  call_successful: 'chat_successful',
  user_sentiment: 'user_sentiment',
  start_timestamp: 'start_timestamp',
  end_timestamp: 'end_timestamp',
  duration_ms: 'duration_ms',
  combined_cost: 'combined_cost',
  custom_analysis_data: 'custom_analysis_data',
  custom_attributes: 'custom_attributes',
};

/** The statuses that list-chats can be filtered by. Any other makes it reject the whole filter. */
const supportedStatuses = new Set(['ongoing', 'ended', 'error']);

/** The part of a filter that list-chats supports, and the fields that it does not. */
export function supportedByChats(filter: CallFilter): {
  readonly filter: CallFilter;
  readonly unsupported: readonly (keyof CallFilter)[];
} {
  const unsupported = namesIn(filter).filter((name) => !isSupported(filter, name));
  const supported: CallFilter = { ...filter };
  for (const name of unsupported) delete supported[name];
  return { filter: supported, unsupported };
}

/** A filter in the format of list-chats. Fails on an unsupported field instead of leaving it out. */
export function chatFilter(
  filter: CallFilter,
): Result<Readonly<Record<string, unknown>>, AppError> {
  const [unsupported] = supportedByChats(filter).unsupported;
  if (unsupported !== undefined) {
    return err({ kind: 'bad-request', detail: `Chats can't be filtered by ${unsupported}` });
  }
  return ok(
    Object.fromEntries(namesIn(filter).map((name) => [chatFieldNames[name] ?? name, filter[name]])),
  );
}

function isSupported(filter: CallFilter, name: keyof CallFilter): boolean {
  if (name === 'call_status') {
    return filter.call_status?.value.every((status) => supportedStatuses.has(status)) ?? true;
  }
  return chatFieldNames[name] !== undefined;
}

const namesIn = (filter: CallFilter): readonly (keyof CallFilter)[] => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a CallFilter, whose type Object.keys forgets
  const names = Object.keys(filter) as (keyof CallFilter)[];
  return names.filter((name) => filter[name] !== undefined);
};
