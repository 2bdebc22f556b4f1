import { answerText } from '../../../src-shared/review-answers.ts';
import type { Answer } from '../../../src-shared/review.ts';
import { findCriterion } from '../../../src-shared/rubrics/criteria.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import type { ExportRow } from '../../library/port.ts';
import { uniqueNames } from '../cells/cell-lists.ts';
import { callColumns } from './call-columns.ts';
import { column, type Column } from './column.ts';
import { evidenceText } from './passage-text.ts';
import { criterionPointsColumns, pointsColumns } from './points-columns.ts';
import { percentOf, reviewColumns, scoreOfRow, workbookColumns } from './review-columns.ts';

/** What decides which columns a spreadsheet of reviews has. */
export interface SpreadsheetContent {
  /** The rubric versions that the reviews use. */
  readonly rubrics: readonly Rubric[];
  readonly workspaceId: string;
}

/** The columns of {@link reviewColumnsFor}, and between them those that only a workbook has. */
export const workbookColumnsFor = (content: SpreadsheetContent): readonly Column<ExportRow>[] =>
  columnsFor(content, [...callColumns, ...reviewColumns, ...workbookColumns]);

/**
 * All columns for reviews that use these rubrics: of the call, of the review, the score of each section and
 * three for each criterion (answer, comment, evidence), in the order in which they first appear in the
 * rubrics, and the points last. All names differ.
 */
export const reviewColumnsFor = (content: SpreadsheetContent): readonly Column<ExportRow>[] =>
  columnsFor(content, [...callColumns, ...reviewColumns]);

function columnsFor(
  { rubrics, workspaceId }: SpreadsheetContent,
  fixed: readonly Column<ExportRow>[],
): readonly Column<ExportRow>[] {
  const sections = new Map<string, string>();
  const criteria = new Map<string, string>();
  for (const rubric of rubrics) {
    for (const section of rubric.sections) {
      if (!sections.has(section.id)) sections.set(section.id, section.name);
      for (const criterion of section.criteria) {
        if (!criteria.has(criterion.id)) {
          criteria.set(criterion.id, `${section.name} / ${criterion.name}`);
        }
      }
    }
  }
  const columns = [
    ...fixed,
    ...[...sections].map(sectionColumn),
    ...[...criteria].flatMap(criterionColumns),
    ...pointsColumns(workspaceId),
    ...[...criteria].flatMap(criterionPointsColumns),
  ];
  const names = uniqueNames(columns.map(({ name }) => name));
  return columns.map((one, index) => ({ ...one, name: names[index] ?? one.name }));
}

const sectionColumn = ([id, name]: readonly [string, string]): Column<ExportRow> =>
  column(`${name} (score)`, 'number', 'The score of the section, 0–100.', (row) =>
    percentOf(scoreOfRow(row).sections.find((section) => section.id === id)?.percent),
  );

function criterionColumns([id, name]: readonly [string, string]): Column<ExportRow>[] {
  const answerOf = ({ work }: ExportRow): Answer | undefined => work.review.answers[id];
  return [
    column(name, 'text', 'The answer: the label of the option, `N/A`, or empty.', (row) =>
      answerText(findCriterion(row.rubric, id), answerOf(row)?.value),
    ),
    column(
      `${name} (comment)`,
      'long-text',
      'The comment on the answer.',
      (row) => answerOf(row)?.comment,
    ),
    column(`${name} (evidence)`, 'long-text', 'One line per piece of evidence.', (row) =>
      evidenceText(answerOf(row)),
    ),
  ];
}
