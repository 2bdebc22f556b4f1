import type { CallKind } from '../../../../src-shared/call.ts';
import type { QueueFilter } from '../../../../src-shared/filter.ts';
import type {
  MatchingProgress,
  QueueFacets,
  LocalFilterField,
} from '../../../../src-shared/queue.ts';
import { explainError, explainReason } from '../../../lib/error-text.ts';
import { formatCount, formatTimeOfDay } from '../../../lib/format.ts';
import { filterFields } from '../filters/fields/field-list.ts';

/** Why to ask Retell, before it has been asked; undefined where everything is here and told. */
export function offerText(
  filter: QueueFilter,
  facets: QueueFacets | undefined,
  mayBeMore: boolean,
): string | undefined {
  const unreported = unreportedFields(filter, facets);
  if (unreported.length > 0) {
    return `Retell finds calls by ${unreported.join(' and ')} without telling it: only those show that were found so.`;
  }
  return mayBeMore ? `The library may not hold every ${filter.kind} that matches.` : undefined;
}

/** What is asked for that no call here tells. */
function unreportedFields(
  { kind, call }: QueueFilter,
  facets: QueueFacets | undefined,
): readonly string[] {
  if (kind === 'chat') return [];
  const { tool_calls: tools = [], custom_attributes: attributes = [] } = call;
  const usesLatency = tools.some(({ latency_ms: latency }) => latency !== undefined);
  const usesAttributes = attributes.length > 0 && facets?.customAttributeKeys.length === 0;
  return [
    ...(usesLatency ? ['how long a tool took'] : []),
    ...(usesAttributes ? ['custom attributes'] : []),
  ];
}

/** How far it is, in a sentence. */
export function progressText(progress: MatchingProgress, isOfThisFilter: boolean): string {
  const { phase, fetched, added } = progress;
  const scope = isOfThisFilter ? 'that match' : 'for the filter before';
  const fetchedText = `${formatCount(fetched)} ${scope}`;
  switch (phase) {
    case 'fetching':
      return fetched === 0
        ? 'Asking Retell for what matches …'
        : `Fetched ${fetchedText}; asking for more …`;
    case 'waiting':
      return `Fetched ${fetchedText}; ${explainReason(progress.reason)}${retryText(progress.nextTryMs)}.`;
    case 'stopped':
      return `Stopped after ${fetchedText}, ${newCountText(added)}. What was fetched stays here.`;
    case 'failed':
      return failureText(progress, fetchedText);
    case 'done':
      return `Retell has no more: ${fetchedText}, ${newCountText(added)}.`;
    default:
      return phase satisfies never;
  }
}

const newCountText = (added: number): string =>
  added === 0 ? 'none of them new' : `${formatCount(added)} of them new`;

const retryText = (nextTryMs: number | undefined): string =>
  nextTryMs === undefined ? '' : `, going on at ${formatTimeOfDay(nextTryMs)}`;

function failureText({ error }: MatchingProgress, sum: string): string {
  const { title, next } = error === undefined ? { title: '', next: '' } : explainError(error);
  return `${title} Fetched ${sum} before that. ${next}`.trim();
}

const extraLabels: Partial<Record<LocalFilterField, string>> = {
  agent_version: 'Agent version',
  outcome: 'Outcome',
  search: 'Search',
  user_sentiment: 'Sentiment',
  withoutSentiment: 'No sentiment',
};

/** What Retell was not asked for, and what that means. */
export function unsupportedText(
  { filteredLocally: unasked, whole, api }: MatchingProgress,
  kind: CallKind,
): string | undefined {
  const names = [...new Set(unasked.map(labelOf))];
  const notes = [
    ...(names.length === 0
      ? []
      : [
          `Retell${olderApi(api)} can’t be asked for ${kind === 'chat' ? 'chats by ' : ''}${names.join(', ')}: it sends more, and the queue narrows that here.`,
        ]),
    ...(whole ? [`Each ${kind} is fetched whole, with its transcript, so it takes longer.`] : []),
  ];
  return notes.length === 0 ? undefined : notes.join(' ');
}

const olderApi = (api: string | undefined): string =>
  api === undefined || api === 'v3' ? '' : `’s older API (${api})`;

const labelOf = (field: LocalFilterField): string =>
  extraLabels[field] ?? filterFields.find(({ id }) => id === field)?.label ?? field;
