import type { Call } from '../../../src-shared/call.ts';
import type { CallFilter } from '../../../src-shared/filter.ts';
import type { CallMarkers } from '../../../src-shared/marker.ts';
import { findMarkers } from '../../../src-shared/markers/find-markers.ts';
import { evaluateMeasure, type MeasuredCall } from '../../../src-shared/measures/evaluate.ts';
import { neverSeenField } from '../../../src-shared/measures/named-fields.ts';
import { isAgainst, measuredCriteria } from '../../../src-shared/rubrics/measured-criteria.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import type { JudgedMeasure } from '../../../src-shared/judged-measures.ts';
import { absentField, reportedFields } from '../../../src-shared/measures/reported-fields.ts';
import type { Transcript } from '../../../src-shared/transcript.ts';
import type { MeasureRows, StoredMeasure } from '../calls/measure-rows.ts';
import { buildTranscript } from '../calls/transcript/build-transcript.ts';
import type { Db } from '../db/db.ts';
import { createPlan } from '../query/plan.ts';
import { positionOf } from '../query/queue-positions.ts';
import { isFieldSeen, type MeasureRules } from './measure-rules.ts';

interface MeasuredRow {
  readonly key: number;
  readonly call: Call;
  readonly scrubbed: boolean;
}

/** A stored call as the input of measures. Transcript and markers are made when a measure needs them. */
export function measuredCall(db: Db, { key, call, scrubbed }: MeasuredRow): MeasuredCall {
  let transcript: Transcript | undefined;
  let markers: CallMarkers | undefined;
  const { durationMs, latency, media, kind } = call;
  const length = durationMs === undefined ? {} : { durationMs };
  const readTranscript = (): Transcript => {
    transcript ??= buildTranscript(call, { scrubbed });
    return transcript;
  };
  return {
    ...length,
    get transcript() {
      return readTranscript();
    },
    get markers() {
      markers ??= findMarkers({
        transcript: readTranscript(),
        media,
        ...length,
        ...(latency === undefined ? {} : { latency }),
      });
      return markers;
    },
    reported: (filter) => reportedFields(filter, call),
    matches(filter) {
      const neverSeen = neverSeenField(filter, (field) => isFieldSeen(db, field));
      if (neverSeen !== undefined) return { neverSeen };
      if (matchesFilter(db, { key, kind }, filter)) return true;
      const absent = absentField(filter, call);
      return absent === undefined ? false : { absent };
    },
  };
}

/**
 * The results of a rubric's measures, from the redacted text, as for the queue. The evidence is left
 * out: it follows from the transcript.
 */
export function judgedMeasures(
  db: Db,
  row: Omit<MeasuredRow, 'scrubbed'>,
  rubric: Rubric,
): readonly JudgedMeasure[] {
  const input = measuredCall(db, { ...row, scrubbed: true });
  return measuredCriteria(rubric).map(({ id: criterionId, measured }) => {
    const { outcome, explanation } = evaluateMeasure(measured.measure, input);
    return { criterionId, outcome, explanation };
  });
}

/** Whether the call matches the filter, by the SQL that the queue uses. */
const matchesFilter = (
  db: Db,
  { key, kind }: Pick<Call, 'kind'> & { readonly key: number },
  filter: CallFilter,
): boolean =>
  positionOf(
    db,
    createPlan(db, { kind, call: filter }, { by: 'start', order: 'descending' }),
    key,
  ) !== undefined;

/** Measures a call by all published rubrics that apply to it. */
export function measureByRules(db: Db, row: MeasuredRow, rules: MeasureRules): MeasureRows {
  const { kind } = row.call;
  const input = measuredCall(db, row);
  const results = new Map<string, StoredMeasure>();
  const against = new Set<string>();
  for (const { kinds, appliesTo, criteria } of rules.rubrics) {
    if (!kinds.includes(kind)) continue;
    if (appliesTo !== undefined && !matchesFilter(db, { key: row.key, kind }, appliesTo)) continue;
    for (const criterion of criteria) {
      // Two rubrics made from one template share ids. The rubric that was published last counts.
      if (results.has(criterion.id)) continue;
      const { outcome, explanation } = evaluateMeasure(criterion.measured.measure, input);
      results.set(criterion.id, { criterionId: criterion.id, outcome, explanation });
      if (isAgainst(criterion, outcome)) against.add(criterion.id);
    }
  }
  return {
    generation: rules.generation,
    results: [...results.values()],
    against: results.size === 0 ? undefined : against.size,
  };
}
