import { answerText } from '../../../src-shared/review-answers.ts';
import type { Span } from '../../../src-shared/span.ts';
import type { ExportRow } from '../../library/port.ts';
import { tagName } from '../columns/review-columns.ts';

/** A passage that a reviewer pointed to: a tag, or the evidence of an answer. */
export interface Moment {
  readonly kind: 'tag' | 'answer';
  /** The tag, or the section and the criterion. */
  readonly name: string;
  readonly span: Span;
  readonly quote: string;
  readonly answer?: string | undefined;
  readonly comment?: string | undefined;
}

/** The moments of a review: its tags, then the evidence of its answers in the order of the rubric. */
export const momentsOf = (row: ExportRow): readonly Moment[] => [
  ...row.work.tags.map(({ tagId, span, quote, comment }): Moment => ({
    kind: 'tag',
    name: tagName(row.tags, tagId),
    span,
    quote,
    comment,
  })),
  ...row.rubric.sections.flatMap((section) =>
    section.criteria.flatMap((criterion) => {
      const answer = row.work.review.answers[criterion.id];
      return (answer?.evidence ?? []).map(({ quote, ...span }): Moment => ({
        kind: 'answer',
        name: `${section.name} / ${criterion.name}`,
        span,
        quote,
        answer: answerText(criterion, answer?.value),
        comment: answer?.comment,
      }));
    }),
  ),
];
