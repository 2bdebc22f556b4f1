import { answerText, valuesOf } from '../../src-shared/review-answers.ts';
import type { Answer, AppliedTag } from '../../src-shared/review.ts';
import type { Span } from '../../src-shared/span.ts';
import { findCriterion } from '../../src-shared/rubrics/criteria.ts';
import type { Rubric } from '../../src-shared/rubrics/rubric.ts';
import { scoreOf } from '../../src-shared/rubrics/scoring.ts';
import type { Tag } from '../../src-shared/tag.ts';
import type { ExportRow } from '../library/port.ts';
import { joinList, uniqueNames } from './cell-lists.ts';
import type { Cell } from './formats/cell.ts';
import { clockTime, localTime, utcTime } from './timestamps.ts';

/** One column of a scorecard export. The names are documented in docs/export.md and must not change. */
export interface Column {
  readonly name: string;
  readonly cell: (row: ExportRow) => Cell;
}

const seconds = (ms: number | undefined): number | undefined =>
  ms === undefined ? undefined : Math.round(ms) / 1000;

const outcome = (successful: boolean | undefined): string => {
  if (successful === undefined) return 'Unknown';
  return successful ? 'Successful' : 'Unsuccessful';
};

const percent = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 100) / 100;

const callColumns: readonly Column[] = [
  { name: 'call_id', cell: ({ call }) => call.id },
  { name: 'kind', cell: ({ call }) => call.kind },
  { name: 'started_at', cell: ({ call }) => utcTime(call.startMs) },
  { name: 'started_at_local', cell: ({ call }) => localTime(call.startMs) },
  { name: 'duration_s', cell: ({ call }) => seconds(call.durationMs) },
  { name: 'agent_id', cell: ({ call }) => call.agentId },
  { name: 'agent_name', cell: ({ call }) => call.agentName },
  { name: 'agent_version', cell: ({ call }) => call.agentVersion },
  { name: 'call_type', cell: ({ call }) => call.type },
  { name: 'direction', cell: ({ call }) => call.direction },
  { name: 'from_number', cell: ({ call }) => call.fromNumber },
  { name: 'to_number', cell: ({ call }) => call.toNumber },
  { name: 'sentiment', cell: ({ call }) => call.sentiment },
  { name: 'outcome', cell: ({ call }) => outcome(call.successful) },
  { name: 'disconnection_reason', cell: ({ call }) => call.disconnectionReason },
];

const scoreOfRow = ({ rubric, work }: ExportRow) => scoreOf(rubric, valuesOf(work.review.answers));

const reviewColumns: readonly Column[] = [
  { name: 'review_state', cell: ({ work }) => work.review.status },
  { name: 'flagged', cell: ({ work }) => work.review.flagged },
  { name: 'flag_note', cell: ({ work }) => work.review.flagNote },
  { name: 'skip_reason', cell: ({ work }) => work.review.skipReason },
  { name: 'reviewer', cell: ({ work }) => work.review.reviewer },
  { name: 'submitted_at', cell: ({ work }) => utcTime(work.review.submittedMs) },
  { name: 'submitted_at_local', cell: ({ work }) => localTime(work.review.submittedMs) },
  { name: 'review_seconds', cell: ({ work }) => seconds(work.review.activeMs) },
  { name: 'score', cell: (row) => percent(scoreOfRow(row).percent) },
  { name: 'passed', cell: (row) => scoreOfRow(row).passed },
  { name: 'auto_failed_by', cell: autoFailedBy },
  { name: 'failed_sections', cell: failedSections },
  { name: 'answered', cell: (row) => scoreOfRow(row).answered },
  { name: 'criteria', cell: (row) => scoreOfRow(row).criteria },
  { name: 'rubric', cell: ({ rubric }) => rubric.name },
  { name: 'rubric_version', cell: ({ rubric }) => rubric.version },
  { name: 'comment', cell: ({ work }) => work.review.comment },
  { name: 'tags', cell: tagNames },
  { name: 'tag_details', cell: ({ work, tags }) => tagDetails(work.tags, tags) },
];

/**
 * All columns for reviews that use these rubrics: of the call, of the review, then three for each criterion
 * (answer, comment, evidence), in the order in which rubrics and criteria first appear. All names differ.
 */
export function columnsFor(rubrics: readonly Rubric[]): readonly Column[] {
  const criteria = new Map<string, string>();
  for (const rubric of rubrics) {
    for (const section of rubric.sections) {
      for (const criterion of section.criteria) {
        if (!criteria.has(criterion.id)) {
          criteria.set(criterion.id, `${section.name} / ${criterion.name}`);
        }
      }
    }
  }
  const columns = [...callColumns, ...reviewColumns, ...[...criteria].flatMap(criterionColumns)];
  const names = uniqueNames(columns.map(({ name }) => name));
  return columns.map(({ name, cell }, index) => ({ name: names[index] ?? name, cell }));
}

function criterionColumns([id, name]: readonly [string, string]): Column[] {
  const answerOf = ({ work }: ExportRow): Answer | undefined => work.review.answers[id];
  return [
    { name, cell: (row) => answerText(findCriterion(row.rubric, id), answerOf(row)?.value) },
    { name: `${name} (comment)`, cell: (row) => answerOf(row)?.comment },
    { name: `${name} (evidence)`, cell: (row) => evidence(answerOf(row)) },
  ];
}

const evidence = (answer: Answer | undefined): Cell =>
  answer?.evidence
    ?.map((span) => (span.quote === '' ? timeRange(span) : `${timeRange(span)} “${span.quote}”`))
    .join('\n');

function autoFailedBy(row: ExportRow): Cell {
  const { failedAllBy, failedSectionBy } = scoreOfRow(row);
  const ids = [...failedAllBy, ...failedSectionBy];
  return joinList(ids.map((id) => findCriterion(row.rubric, id)?.name ?? id));
}

function failedSections(row: ExportRow): Cell {
  const failed = new Set(
    scoreOfRow(row)
      .sections.filter((section) => section.failed)
      .map(({ id }) => id),
  );
  return joinList(row.rubric.sections.filter(({ id }) => failed.has(id)).map(({ name }) => name));
}

const nameOf = (tags: readonly Tag[], id: string): string =>
  tags.find((tag) => tag.id === id)?.name ?? id;

function tagNames({ work, tags }: ExportRow): Cell {
  const names = new Set(work.tags.map(({ tagId }) => nameOf(tags, tagId)));
  return joinList([...names]);
}

/** One line per tag: name, time, what was said, and the comment. */
function tagDetails(applied: readonly AppliedTag[], tags: readonly Tag[]): Cell {
  const lines = applied.map(({ tagId, span, quote, comment }) =>
    [nameOf(tags, tagId), timeRange(span), quote && `“${quote}”`, comment && `— ${comment}`]
      .filter(Boolean)
      .join(' '),
  );
  return lines.join('\n') || undefined;
}

function timeRange({ startMs, endMs }: Span): string {
  if (startMs === undefined) return '';
  const from = clockTime(startMs);
  return endMs === undefined ? from : `${from}–${clockTime(endMs)}`;
}
