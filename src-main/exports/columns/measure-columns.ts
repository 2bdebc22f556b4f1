import { answerText } from '../../../src-shared/review-answers.ts';
import type { Measure } from '../../../src-shared/measures/measure.ts';
import { answersOf, type AnswerRow } from './answer-columns.ts';
import { column, type Column } from './column.ts';
import { keyColumns } from './key-columns.ts';
import type { ExportRow } from '../../library/port.ts';

/** An answered criterion that has a measure. */
export interface MeasureRow extends AnswerRow {
  readonly measure: Measure;
}

export const measuresOf = (row: ExportRow): readonly MeasureRow[] =>
  answersOf(row).flatMap((item) =>
    item.criterion.kind === 'choice' && item.criterion.measured !== undefined
      ? [{ ...item, measure: item.criterion.measured.measure }]
      : [],
  );

const proposals = {
  accepted: 'accepted',
  changed: 'changed',
  none: 'nothing proposed',
} as const;

export const measureColumns: readonly Column<MeasureRow>[] = [
  ...keyColumns<MeasureRow>(({ row }) => row),
  column('criterion', 'text', 'The criterion with the measure.', ({ criterion }) => criterion.name),
  column(
    'criterion_id',
    'id',
    'The id of the criterion in the rubric.',
    ({ criterion }) => criterion.id,
  ),
  column(
    'measure',
    'word',
    'The kind of measure: phrase, figure, field or repeat.',
    (item) => item.measure.kind,
  ),
  column(
    'proposal',
    'text',
    'What became of the proposed answer: accepted, changed, or nothing proposed.',
    ({ answer }) => (answer.proposal === undefined ? undefined : proposals[answer.proposal]),
  ),
  column('answer', 'text', 'The answer of the reviewer.', ({ criterion, answer }) =>
    answerText(criterion, answer.value),
  ),
];
