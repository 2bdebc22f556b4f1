import { valuesOf } from '../../../src-shared/review-answers.ts';
import type { AppliedTag } from '../../../src-shared/review.ts';
import { findCriterion } from '../../../src-shared/rubrics/criteria.ts';
import { scoreOf, type Score } from '../../../src-shared/rubrics/scoring.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import type { ExportRow } from '../../library/port.ts';
import type { Cell } from '../cells/cell.ts';
import { joinList } from '../cells/cell-lists.ts';
import { localTime } from '../cells/timestamps.ts';
import { moment, seconds } from './call-columns.ts';
import { column, type Column } from './column.ts';
import { timeRange } from './passage-text.ts';

/** A score with two decimals. */
export const percentOf = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 100) / 100;

const scores = new WeakMap<ExportRow, Score>();

/** Computed once per row, because six columns show a part of it. */
export function scoreOfRow(row: ExportRow): Score {
  const known = scores.get(row);
  if (known !== undefined) return known;
  const score = scoreOf(row.rubric, valuesOf(row.work.review.answers));
  scores.set(row, score);
  return score;
}

/** What every table of reviews says about the review. */
export const reviewColumns: readonly Column<ExportRow>[] = [
  column('review_state', 'word', 'The state of the review.', ({ work }) => work.review.status),
  column(
    'flagged',
    'yes-no',
    'Whether the call is flagged for second review.',
    ({ work }) => work.review.flagged,
  ),
  column('flag_note', 'text', 'The note on the flag.', ({ work }) => work.review.flagNote),
  column('skip_reason', 'text', 'Why the call was skipped.', ({ work }) => work.review.skipReason),
  column('reviewer', 'text', 'The name of the reviewer.', ({ work }) => work.review.reviewer),
  column('submitted_at', 'moment', 'When the review was submitted, in UTC.', ({ work }) =>
    moment(work.review.submittedMs),
  ),
  column(
    'submitted_at_local',
    'text',
    'When the review was submitted, in the local time zone with its offset.',
    ({ work }) => localTime(work.review.submittedMs),
  ),
  column(
    'review_seconds',
    'number',
    'Time spent on the call in seconds, without idle time.',
    ({ work }) => seconds(work.review.activeMs),
  ),
  column('score', 'number', 'The score, 0–100; empty when nothing counts.', (row) =>
    percentOf(scoreOfRow(row).percent),
  ),
  column(
    'passed',
    'yes-no',
    'Whether the score reaches the pass mark of the rubric.',
    (row) => scoreOfRow(row).passed,
  ),
  column('pass_mark', 'number', 'The score from which a review passes.', ({ rubric }) =>
    percentOf(rubric.passMark),
  ),
  column('auto_failed_by', 'text', 'Criteria that failed the review or a section.', autoFailedBy),
  column('failed_sections', 'text', 'Sections that an auto-fail answer set to 0.', failedSections),
  column(
    'answered',
    'number',
    'How many criteria were answered.',
    (row) => scoreOfRow(row).answered,
  ),
  column('criteria', 'number', 'How many criteria were asked.', (row) => scoreOfRow(row).criteria),
  column('rubric', 'text', 'The rubric that the review used.', ({ rubric }) => rubric.name),
  column('rubric_version', 'number', 'The version of that rubric.', ({ rubric }) => rubric.version),
  column('comment', 'long-text', 'The overall comment.', ({ work }) => work.review.comment),
  column('tags', 'text', 'Names of the tags in the call, each once.', tagNames),
  column(
    'tag_details',
    'long-text',
    'One line per tag: name, time, words and comment.',
    ({ work, tags }) => tagDetails(work.tags, tags),
  ),
];

/** Columns that the CSV does not have, because its columns stay as they are. */
export const workbookColumns: readonly Column<ExportRow>[] = [
  column(
    'review_id',
    'id',
    'The id of the review, unique everywhere.',
    ({ work }) => work.reviewId,
  ),
  column(
    'purpose',
    'word',
    '`regular`, `second-opinion` or `calibration`.',
    ({ work }) => work.review.purpose,
  ),
  column(
    'unbiased',
    'yes-no',
    'Whether it was submitted in unbiased mode.',
    ({ work }) => work.review.unbiased,
  ),
  column(
    'verdicts',
    'long-text',
    'What the reviewer thinks of Retell’s judgements, one a line.',
    ({ work }) => verdictsText(work.verdicts),
  ),
  column(
    'checked_turns',
    'number',
    'How many turns were compared with what was really said.',
    ({ work }) => work.checkedTurns.length,
  ),
  column(
    'corrections',
    'number',
    'How many corrections the transcript has.',
    ({ work }) => work.corrections.length,
  ),
  column(
    'better_replies',
    'long-text',
    'The turn and the better reply, one a line.',
    ({ work }) =>
      work.betterReplies.map(({ quote, reply }) => `“${quote}” → “${reply}”`).join('\n') ||
      undefined,
  ),
];

const verdictsText = (verdicts: ExportRow['work']['verdicts']): string | undefined =>
  Object.entries(verdicts)
    .map(([field, verdict]) => {
      const value = verdict.stance === 'corrected' ? verdict.value : undefined;
      const reason = verdict.stance === 'agreed' ? undefined : verdict.reason;
      const retell = verdict.retellValue === undefined ? '' : ` “${verdict.retellValue}”`;
      return [
        `${field}:${retell} ${verdict.stance}`,
        value === undefined ? '' : ` to “${value}”`,
        reason === undefined ? '' : ` (${reason})`,
      ].join('');
    })
    .join('\n') || undefined;

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

/** The name of a tag; its id if the tag set no longer has it. */
export const tagName = (tags: readonly Tag[], id: string): string =>
  tags.find((tag) => tag.id === id)?.name ?? id;

function tagNames({ work, tags }: ExportRow): Cell {
  const names = new Set(work.tags.map(({ tagId }) => tagName(tags, tagId)));
  return joinList([...names]);
}

/** One line per tag: name, time, what was said, and the comment. */
function tagDetails(applied: readonly AppliedTag[], tags: readonly Tag[]): Cell {
  const lines = applied.map(({ tagId, span, quote, comment }) =>
    [tagName(tags, tagId), timeRange(span), quote && `“${quote}”`, comment && `— ${comment}`]
      .filter(Boolean)
      .join(' '),
  );
  return lines.join('\n') || undefined;
}
