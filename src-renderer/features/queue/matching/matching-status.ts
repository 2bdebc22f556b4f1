import type { CallKind } from '../../../../src-shared/call.ts';
import type { QueueFilter } from '../../../../src-shared/filter.ts';
import type {
  LocalFilterField,
  MatchingProgress,
  QueueFacets,
} from '../../../../src-shared/queue.ts';
import { explainError, explainReason } from '../../../lib/error-text.ts';
import { formatTimeOfDay } from '../../../lib/dates.ts';
import { filterFields } from '../filters/fields/field-list.ts';
import { localFieldLabels } from '../filters/filter-text.ts';
import { matchingText } from '../queue-text.ts';

/** Why loading from Retell may bring more calls; undefined when the library has them all. */
export function offerText(
  filter: QueueFilter,
  facets: QueueFacets | undefined,
  mayHaveMore: boolean,
): string | undefined {
  const unreported = unreportedFields(filter, facets);
  if (unreported.length > 0) return matchingText.notReported(unreported);
  return mayHaveMore ? matchingText.incomplete(filter.kind) : undefined;
}

/** The fields in the filter that no call in the library reports. */
function unreportedFields(
  { kind, call }: QueueFilter,
  facets: QueueFacets | undefined,
): readonly string[] {
  if (kind === 'chat') return [];
  const { tool_calls: tools = [], custom_attributes: attributes = [] } = call;
  const usesLatency = tools.some(({ latency_ms: latency }) => latency !== undefined);
  const usesAttributes = attributes.length > 0 && facets?.customAttributeKeys.length === 0;
  return [
    ...(usesLatency ? [matchingText.toolLatency] : []),
    ...(usesAttributes ? [matchingText.customAttributes] : []),
  ];
}

/** The progress in one sentence. */
export function progressText(progress: MatchingProgress, isOfThisFilter: boolean): string {
  const { phase, fetched, added } = progress;
  const loaded = isOfThisFilter
    ? matchingText.matchingCount(fetched)
    : matchingText.previousFilterCount(fetched);
  const addedText = matchingText.added(added);
  switch (phase) {
    case 'fetching':
      return fetched === 0 ? matchingText.requesting : matchingText.loading(loaded);
    case 'waiting':
      return matchingText.waiting(
        loaded,
        explainReason(progress.reason),
        progress.nextTryMs === undefined ? undefined : formatTimeOfDay(progress.nextTryMs),
      );
    case 'stopped':
      return matchingText.stopped(loaded, addedText);
    case 'failed':
      return failureText(progress, loaded);
    case 'done':
      return matchingText.done(loaded, addedText);
    default:
      return phase satisfies never;
  }
}

function failureText({ error }: MatchingProgress, loaded: string): string {
  const { title, next } = error === undefined ? { title: '', next: '' } : explainError(error);
  return matchingText.failed(title, loaded, next);
}

/** Which fields Retell does not filter by, and what that means. */
export function unsupportedText(
  { filteredLocally, whole, api }: MatchingProgress,
  kind: CallKind,
): string | undefined {
  const names = [...new Set(filteredLocally.map(labelOf))];
  const notes = [
    ...(names.length === 0 ? [] : [matchingText.unsupported(apiName(api), kind, names)]),
    ...(whole ? [matchingText.fullCalls(kind)] : []),
  ];
  return notes.length === 0 ? undefined : notes.join(' ');
}

const apiName = (version: string | undefined): string =>
  version === undefined || version === 'v3'
    ? matchingText.retell
    : matchingText.olderRetell(version);

const labelOf = (field: LocalFilterField): string =>
  localFieldLabels[field] ?? filterFields.find(({ id }) => id === field)?.label ?? field;
