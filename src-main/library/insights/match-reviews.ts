import type { AmountFilter, QueueFilter } from '../../../src-shared/filter.ts';
import type { InsightsSelection } from '../../../src-shared/insights/selection.ts';
import { amountTest } from '../columns/amount-test.ts';
import type { ReviewTable } from './review-table.ts';

/** A condition on a row of the review table. */
export type RowCondition = (row: number) => boolean;

/** The rows that match all conditions, in the order in which the reviews were read. */
export function matchingRows(
  table: ReviewTable,
  conditions: readonly RowCondition[],
): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < table.size; row += 1) {
    if (table.alive[row] === true && conditions.every((holds) => holds(row))) rows.push(row);
  }
  return rows;
}

/** The fields of a filter that are about reviews. In Insights they concern the reviews of everybody. */
export function reviewConditions(table: ReviewTable, filter: QueueFilter): readonly RowCondition[] {
  const { flagged, score, passed, reviewers, submittedMs, commented, tags, answers } = filter;
  return [
    (row) => table.isChat[row] === (filter.kind === 'chat'),
    ...(flagged === undefined ? [] : [(row: number) => table.flagged[row] === flagged]),
    ...(commented === undefined ? [] : [(row: number) => table.commented[row] === commented]),
    ...(passed === undefined ? [] : [(row: number) => table.passed[row] === Number(passed)]),
    ...(score === undefined ? [] : [amountOf(table.score, score)]),
    ...(submittedMs === undefined ? [] : [amountOf(table.submittedMs, submittedMs)]),
    ...(isEmpty(reviewers) ? [] : [byReviewerName(table, reviewers)]),
    ...(isEmpty(tags) ? [] : [hasAnyTag(table, tags)]),
    ...(answers ?? []).map(({ criterionId, values }) => hasAnswer(table, criterionId, values)),
  ];
}

const isEmpty = (list: readonly string[] | undefined): list is undefined =>
  list === undefined || list.length === 0;

function amountOf(column: readonly number[], filter: AmountFilter): RowCondition {
  const test = amountTest(filter);
  return (row) => test(column[row] ?? Number.NaN);
}

function byReviewerName(table: ReviewTable, names: readonly string[]): RowCondition {
  const wanted = new Set(names);
  return (row) => wanted.has(table.reviewerNames[table.reviewer[row] ?? -1] ?? '');
}

function hasAnyTag(table: ReviewTable, tagIds: readonly string[]): RowCondition {
  const wanted = new Set(tagIds.map((id) => table.tags.find(id)));
  return (row) => inList(table.tag, row, (at) => wanted.has(table.tag.id[at] ?? -2));
}

function hasAnswer(
  table: ReviewTable,
  criterionId: string,
  values: readonly string[],
): RowCondition {
  const criterion = table.criteria.find(criterionId);
  const wanted = new Set(values.map((value) => table.values.find(value)));
  return (row) =>
    inList(
      table.answer,
      row,
      (at) => table.answer.criterion[at] === criterion && wanted.has(table.answer.value[at] ?? -2),
    );
}

/** Whether any value of the row's list passes the test. */
function inList(
  { from }: { readonly from: readonly number[] },
  row: number,
  test: (at: number) => boolean,
): boolean {
  for (let at = from[row] ?? 0; at < (from[row + 1] ?? 0); at += 1) if (test(at)) return true;
  return false;
}

/** What a number of a panel counts. */
export function selectionConditions(
  table: ReviewTable,
  selection: InsightsSelection,
): readonly RowCondition[] {
  return [
    // A calibration repeats a few calls many times, so it counts only where reviewers are compared.
    ...(selection.compared === true ? [] : [(row: number) => table.isCalibration[row] === false]),
    ...callSelection(table, selection),
    ...scoreSelection(table, selection),
    ...listSelection(table, selection),
  ];
}

function callSelection(
  table: ReviewTable,
  { agentId, version, sentiment, outcome }: InsightsSelection,
): readonly RowCondition[] {
  const agent = table.agents.find(agentId ?? '');
  const mood = table.sentiments.find(sentiment ?? '');
  const success = outcome === undefined ? -1 : outcomeFlags[outcome];
  return [
    ...(agentId === undefined ? [] : [(row: number) => table.agent[row] === agent]),
    ...(version === undefined ? [] : [(row: number) => table.version[row] === version]),
    ...(sentiment === undefined ? [] : [(row: number) => table.sentiment[row] === mood]),
    ...(outcome === undefined ? [] : [(row: number) => table.successful[row] === success]),
  ];
}

const outcomeFlags = { successful: 1, unsuccessful: 0, unknown: -1 } as const;

function scoreSelection(
  table: ReviewTable,
  { reviewerId, period, passed, scored, compared }: InsightsSelection,
): readonly RowCondition[] {
  const reviewer = table.reviewers.find(reviewerId ?? '');
  const [from, until] = period ?? [-Infinity, Infinity];
  const start = (row: number): number => table.startMs[row] ?? Number.NaN;
  return [
    ...(reviewerId === undefined ? [] : [(row: number) => table.reviewer[row] === reviewer]),
    ...(period === undefined ? [] : [(row: number) => start(row) >= from && start(row) < until]),
    ...(passed === undefined ? [] : [(row: number) => table.passed[row] === Number(passed)]),
    ...(scored === undefined
      ? []
      : [(row: number) => Number.isNaN(table.score[row] ?? Number.NaN) !== scored]),
    ...(compared === true ? [(row: number) => isCompared(table, row)] : []),
  ];
}

/** Whether somebody else reviewed the call too, and both have a score. */
const isCompared = (table: ReviewTable, row: number): boolean =>
  !Number.isNaN(table.score[row] ?? Number.NaN) &&
  table
    .rowsOfCall(table.callId[row] ?? '')
    .some(
      (other) =>
        table.reviewer[other] !== table.reviewer[row] &&
        !Number.isNaN(table.score[other] ?? Number.NaN),
    );

function listSelection(
  table: ReviewTable,
  { criterion, sectionId, causeId, tagId, verdict }: InsightsSelection,
): readonly RowCondition[] {
  const { section, tag, verdict: verdicts } = table;
  const sectionIndex = table.sections.find(sectionId ?? '');
  const tagIndex = table.tags.find(tagId ?? '');
  return [
    ...(criterion === undefined ? [] : [hasResult(table, criterion)]),
    ...(sectionId === undefined
      ? []
      : [(row: number) => inList(section, row, (at) => section.id[at] === sectionIndex)]),
    ...(causeId === undefined ? [] : [hasCause(table, causeId, criterion?.id)]),
    ...(tagId === undefined
      ? []
      : [(row: number) => inList(tag, row, (at) => tag.id[at] === tagIndex)]),
    ...(verdict === undefined
      ? []
      : [
          (row: number) =>
            inList(
              verdicts,
              row,
              (at) =>
                table.fields.text(verdicts.field[at] ?? -1) === verdict.field &&
                table.verdictValues.text(verdicts.retell[at] ?? -1) === verdict.retell &&
                table.verdictValues.text(verdicts.reviewer[at] ?? -1) === verdict.reviewer,
            ),
        ]),
  ];
}

function hasResult(
  table: ReviewTable,
  { id, result }: NonNullable<InsightsSelection['criterion']>,
): RowCondition {
  const { answer } = table;
  const criterion = table.criteria.find(id);
  const notApplicable = table.values.find('not-applicable');
  const tests: Record<typeof result, (at: number) => boolean> = {
    met: (at) => answer.met[at] === 1,
    missed: (at) => answer.met[at] === 0,
    counted: (at) => answer.met[at] !== -1,
    'not-applicable': (at) => answer.value[at] === notApplicable,
  };
  const test = tests[result];
  return (row) => inList(answer, row, (at) => answer.criterion[at] === criterion && test(at));
}

/** An answer of the row has the cause; if a criterion is given, the answer is one to it. */
function hasCause(
  { answer, cause, causes, criteria }: ReviewTable,
  causeId: string,
  criterionId: string | undefined,
): RowCondition {
  const wanted = causes.find(causeId);
  const criterion = criteria.find(criterionId ?? '');
  return (row) =>
    inList(
      answer,
      row,
      (at) =>
        (criterionId === undefined || answer.criterion[at] === criterion) &&
        inList(cause, at, (causeAt) => cause.id[causeAt] === wanted),
    );
}
