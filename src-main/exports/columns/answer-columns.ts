import { answerText } from '../../../src-shared/review-answers.ts';
import type { Answer } from '../../../src-shared/review.ts';
import type { Criterion, RootCause, Rubric, Section } from '../../../src-shared/rubrics/rubric.ts';
import type { ExportRow } from '../../library/port.ts';
import { joinList } from '../cells/cell-lists.ts';
import { column, type Column } from './column.ts';
import { evidenceText } from './passage-text.ts';
import { keyColumns } from './key-columns.ts';
import { criterionPoints } from './points-columns.ts';

/** One criterion of a review with its answer. */
export interface AnswerRow {
  readonly row: ExportRow;
  readonly section: Section;
  readonly criterion: Criterion;
  readonly answer: Answer;
}

/** The answered criteria of a review, in the order of its rubric. */
export const answersOf = (row: ExportRow): readonly AnswerRow[] =>
  row.rubric.sections.flatMap((section) =>
    section.criteria.flatMap((criterion) => {
      const answer = row.work.review.answers[criterion.id];
      return answer === undefined ? [] : [{ row, section, criterion, answer }];
    }),
  );

export const answerColumns: readonly Column<AnswerRow>[] = [
  ...keyColumns<AnswerRow>(({ row }) => row),
  column('section', 'text', 'The section of the rubric.', ({ section }) => section.name),
  column('criterion', 'text', 'The criterion.', ({ criterion }) => criterion.name),
  column(
    'criterion_id',
    'id',
    'The id of the criterion in the rubric.',
    ({ criterion }) => criterion.id,
  ),
  column(
    'weight',
    'number',
    'The weight of the criterion; 0 is asked but not counted.',
    (item) => item.criterion.weight,
  ),
  column('answer', 'text', 'The answer as people read it.', ({ criterion, answer }) =>
    answerText(criterion, answer.value),
  ),
  column('number', 'number', 'The answer to a criterion that asks for a number.', ({ answer }) =>
    answer.value?.kind === 'number' ? answer.value.value : undefined,
  ),
  column('comment', 'long-text', 'The comment on the answer.', ({ answer }) => answer.comment),
  column('evidence', 'long-text', 'One line per piece of evidence.', ({ answer }) =>
    evidenceText(answer),
  ),
  column('root_causes', 'text', 'The root causes of the answer.', ({ row, answer }) =>
    joinList((answer.causes ?? []).map((id) => causeName(row.rubric, id))),
  ),
  column(
    'points',
    'number',
    'The points that the answer earns; empty where it does not count.',
    ({ row, criterion }) => criterionPoints(row, criterion.id).earned,
  ),
  column(
    'maximum_points',
    'number',
    'The points that the answer could earn.',
    ({ row, criterion }) => criterionPoints(row, criterion.id).maximum,
  ),
];

/** The name of a root cause; its id if the rubric no longer has it. */
export const causeName = ({ rootCauses = [] }: Rubric, id: string): string =>
  nameIn(rootCauses, id) ?? id;

interface Cause {
  readonly id: string;
  readonly name: string;
  readonly causes?: RootCause['causes'];
}

function nameIn(causes: readonly Cause[], id: string): string | undefined {
  for (const cause of causes) {
    const name = cause.id === id ? cause.name : nameIn(cause.causes ?? [], id);
    if (name !== undefined) return name;
  }
  return undefined;
}
