import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import { humanize } from '../../../../lib/format.ts';
import { queueText } from '../../queue-text.ts';
import { describeFilter } from './describe-filter.ts';
import { noSentiment, sentimentsOf } from './edit-filter.ts';
import { filterFields } from './field-list.ts';
import type { FieldKind, FilterContext, FilterField, FilterFieldOf } from './filter-field.ts';

/** A whole filter in words, one phrase for each value: “Sentiment Negative”, “Duration over 2:00”. */
export function filterPhrases(filter: QueueFilter, context: FilterContext): readonly string[] {
  const sentiments = sentimentsOf(filter).map((value) =>
    value === noSentiment ? queueText.noSentiment : humanize(value),
  );
  return [
    ...(sentiments.length === 0 ? [] : [`${queueText.sentiment} ${sentiments.join(' or ')}`]),
    ...(filter.outcome === undefined
      ? []
      : [`${queueText.outcome} ${filter.outcome.map(humanize).join(' or ')}`]),
    ...filterFields.flatMap((field) => phrasesOf(field, filter, context)),
    ...(filter.search === undefined ? [] : [`${queueText.search}: ${filter.search}`]),
  ];
}

const phrasesOf = <K extends FieldKind>(
  field: FilterFieldOf<K> & FilterField,
  filter: QueueFilter,
  context: FilterContext,
): readonly string[] => field.read(filter).map((value) => describeFilter(field, value, context));
