import { hash } from 'node:crypto';
import type { CallFilter } from '../../../src-shared/filter.ts';
import { fieldNamesOf, type FieldName } from '../../../src-shared/measures/named-fields.ts';
import {
  measuredCriteria,
  type MeasuredCriterion,
} from '../../../src-shared/rubrics/measured-criteria.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { generationOf } from '../calls/measure-rows.ts';
import { callsReportAttributes } from '../calls/server-matches.ts';
import type { Db } from '../db/db.ts';

/** Increase this number when a measure gives other results than before, so that all calls are measured again. */
const evaluationVersion = 1;

interface RubricRules {
  readonly kinds: Rubric['kinds'];
  readonly appliesTo: CallFilter | undefined;
  readonly criteria: readonly MeasuredCriterion[];
}

/** The measures of all published rubrics. `generation` is the same whenever they are the same. */
export interface MeasureRules {
  readonly generation: number;
  readonly rubrics: readonly RubricRules[];
}

/**
 * Reads the measures that apply now. Whether a field was ever seen in the workspace belongs to them: with
 * the first call that has it, results of the other calls change from "can't tell" to "not met".
 */
export function readMeasureRules(db: Db, published: readonly Rubric[]): MeasureRules {
  const rubrics = published.flatMap((rubric): RubricRules[] => {
    const criteria = measuredCriteria(rubric);
    const { kinds, appliesTo } = rubric;
    return criteria.length === 0 ? [] : [{ kinds, appliesTo, criteria }];
  });
  const filters = rubrics.flatMap(({ criteria }) =>
    criteria.flatMap(({ measured: { measure } }) =>
      measure.kind === 'field' ? [measure.filter] : [],
    ),
  );
  const unseen = filters.flatMap(fieldNamesOf).filter((field) => !isFieldSeen(db, field));
  const content = JSON.stringify([
    evaluationVersion,
    callsReportAttributes(db),
    unseen,
    rubrics.map(({ kinds, appliesTo, criteria }) => [
      kinds,
      appliesTo,
      criteria.map(({ id, measured, options }) => [
        id,
        measured,
        options.map((option) => [option.id, option.points]),
      ]),
    ]),
  ]);
  return { generation: generationOf(db, hash('sha1', content, 'base64')), rubrics };
}

/** Whether any call of the workspace has the field. */
export const isFieldSeen = (db: Db, { field, name }: FieldName): boolean =>
  db.first(
    `SELECT 1 FROM counts WHERE kind IN ('call', 'chat') AND facet = ? AND value = ?`,
    field,
    name,
  ) !== undefined;
