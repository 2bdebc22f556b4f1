import type { QueueFilter } from '../../../src-shared/filter.ts';
import {
  allOfTwo,
  amountSql,
  anyOf,
  isIn,
  keepingOrder,
  sqlPart,
  whenSet,
  type SqlPart,
} from './sql.ts';

/** The conditions of a filter on reviews and markers, which only Earmark knows. */
export function reviewConditions(filter: QueueFilter): readonly SqlPart[] {
  const { states, flagged, tags, marks, answers, reviewers } = filter;
  return [
    ...whenSet(notEmpty(states), (selected) =>
      selected.includes('new') ? isIn('+c.state', selected) : reviewed(isIn('+c.state', selected)),
    ),
    ...whenSet(flagged, (is) =>
      is ? keepingOrder(sqlPart('c.flagged = 1')) : sqlPart('+c.flagged = 0'),
    ),
    ...whenSet(filter.score, (score) => reviewed(amountSql('+c.score', score))),
    ...whenSet(filter.passed, (passed) => reviewed(sqlPart('+c.passed = ?', Number(passed)))),
    ...whenSet(notEmpty(reviewers), reviewerSql),
    ...whenSet(filter.reviewedByAnyone, (is) =>
      is ? keepingOrder(sqlPart('c.reviews_by_anyone > 0')) : sqlPart('+c.reviews_by_anyone = 0'),
    ),
    ...whenSet(filter.submittedMs, (time) => reviewed(amountSql('+c.submitted_ms', time))),
    ...whenSet(filter.commented, (is) =>
      is ? reviewed(sqlPart('+c.commented = 1')) : sqlPart('+c.commented = 0'),
    ),
    ...whenSet(notEmpty(tags), tagSql),
    ...whenSet(filter.callList, ({ id }) =>
      sqlPart('EXISTS (SELECT 1 FROM call_lists l WHERE l.list_id = ? AND l.key = c.key)', id),
    ),
    ...(answers ?? []).map(answerSql),
    ...(filter.verdicts ?? []).map(verdictSql),
    ...(marks ?? []).map(markerSql),
    ...(filter.measures ?? []).map(measureSql),
  ];
}

/** An empty list does not restrict anything. */
const notEmpty = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
  list === undefined || list.length === 0 ? undefined : list;

/** In this form SQLite uses the partial index on reviewed calls. */
const reviewed = (condition: SqlPart): SqlPart =>
  keepingOrder(allOfTwo(sqlPart(`c.state <> 'new'`), condition));

const tagSql = (tags: readonly string[]): SqlPart =>
  sqlPart(
    `EXISTS (SELECT 1 FROM call_tags g
      WHERE g.key = c.key AND g.tag_id IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(tags),
  );

/** In this form SQLite uses the partial index on the calls that anybody reviewed. */
const reviewerSql = (names: readonly string[]): SqlPart =>
  keepingOrder(
    sqlPart(
      `c.reviews_by_anyone > 0 AND EXISTS (SELECT 1 FROM call_reviewers r
        WHERE r.key = c.key AND r.reviewer IN (SELECT value FROM json_each(?)))`,
      JSON.stringify(names),
    ),
  );

type AnswerFilter = NonNullable<QueueFilter['answers']>[number];

const answerSql = ({ criterionId, values }: AnswerFilter): SqlPart =>
  sqlPart(
    `EXISTS (SELECT 1 FROM call_answers r
      WHERE r.key = c.key AND r.criterion_id = ? AND r.value IN (SELECT value FROM json_each(?)))`,
    criterionId,
    JSON.stringify(values),
  );

type VerdictFilter = NonNullable<QueueFilter['verdicts']>[number];

const verdictSql = ({ field, stances }: VerdictFilter): SqlPart =>
  sqlPart(
    `EXISTS (SELECT 1 FROM call_verdicts v
      WHERE v.key = c.key AND v.field = ? AND v.stance IN (SELECT value FROM json_each(?)))`,
    field,
    JSON.stringify(stances),
  );

type MarkerFilter = NonNullable<QueueFilter['marks']>[number];

const markerSql = ({ kind, atLeast }: MarkerFilter): SqlPart =>
  sqlPart(
    `EXISTS (SELECT 1 FROM call_marks m WHERE m.kind = ? AND m.key = c.key AND m.found >= ?)`,
    kind,
    atLeast,
  );

type MeasureFilter = NonNullable<QueueFilter['measures']>[number];

const measureSql = ({ criterionId, outcomes }: MeasureFilter): SqlPart =>
  anyOf(
    outcomes.map((outcome) =>
      sqlPart(
        `EXISTS (SELECT 1 FROM measure_results o
          WHERE o.criterion_id = ? AND o.outcome = ? AND o.key = c.key)`,
        criterionId,
        outcome,
      ),
    ),
  );
