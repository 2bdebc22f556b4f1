import type { CallKind } from '../../../src-shared/call.ts';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import type { MatchingProgress, QueueFacets, UnaskedCriterion } from '../../../src-shared/queue.ts';
import { explainError, explainReason } from '../../lib/explain-error.ts';
import { formatCount, formatMoment } from '../../lib/format.ts';
import { criteria } from './criteria.ts';

/** Why to ask Retell, before it has been asked; undefined where everything is here and told. */
export function offerWords(
  filter: QueueFilter,
  facets: QueueFacets | undefined,
  mayBeMore: boolean,
): string | undefined {
  const untold = untoldIn(filter, facets);
  if (untold.length > 0) {
    return `Retell finds calls by ${untold.join(' and ')} without telling it: only those show that were found so.`;
  }
  return mayBeMore ? `The library may not hold every ${filter.kind} that matches.` : undefined;
}

/** What is asked for that no call here tells. */
function untoldIn({ kind, call }: QueueFilter, facets: QueueFacets | undefined): readonly string[] {
  if (kind === 'chat') return [];
  const { tool_calls: tools = [], custom_attributes: attributes = [] } = call;
  const asksLatency = tools.some(({ latency_ms: latency }) => latency !== undefined);
  const asksAttributes = attributes.length > 0 && facets?.customAttributeKeys.length === 0;
  return [
    ...(asksLatency ? ['how long a tool took'] : []),
    ...(asksAttributes ? ['custom attributes'] : []),
  ];
}

/** How far it is, in a sentence. */
export function matchingWords(progress: MatchingProgress, isOfThisFilter: boolean): string {
  const { phase, fetched, added } = progress;
  const what = isOfThisFilter ? 'that match' : 'for the filter before';
  const sum = `${formatCount(fetched)} ${what}`;
  switch (phase) {
    case 'fetching':
      return fetched === 0
        ? 'Asking Retell for what matches …'
        : `Fetched ${sum}; asking for more …`;
    case 'waiting':
      return `Fetched ${sum}; ${explainReason(progress.reason)}${untilWords(progress.nextTryMs)}.`;
    case 'stopped':
      return `Stopped after ${sum}, ${newWords(added)}. What was fetched stays here.`;
    case 'failed':
      return failedWords(progress, sum);
    case 'done':
      return `Retell has no more: ${sum}, ${newWords(added)}.`;
    default:
      return phase satisfies never;
  }
}

const newWords = (added: number): string =>
  added === 0 ? 'none of them new' : `${formatCount(added)} of them new`;

const untilWords = (nextTryMs: number | undefined): string =>
  nextTryMs === undefined ? '' : `, going on at ${formatMoment(nextTryMs)}`;

function failedWords({ error }: MatchingProgress, sum: string): string {
  const { title, next } = error === undefined ? { title: '', next: '' } : explainError(error);
  return `${title} Fetched ${sum} before that. ${next}`.trim();
}

const ownLabels: Partial<Record<UnaskedCriterion, string>> = {
  agent_version: 'Agent version',
  outcome: 'Outcome',
  search: 'Search',
  user_sentiment: 'Sentiment',
  withoutSentiment: 'No sentiment',
};

/** What Retell was not asked for, and what that means. */
export function unaskedWords(
  { unasked, whole, api }: MatchingProgress,
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

const labelOf = (criterion: UnaskedCriterion): string =>
  ownLabels[criterion] ?? criteria.find(({ id }) => id === criterion)?.label ?? criterion;
