import { changedMeasures } from '../../../src-shared/judged-measures.ts';
import { evaluateMeasure } from '../../../src-shared/measures/evaluate.ts';
import {
  measuredCriteria,
  type CallMeasures,
} from '../../../src-shared/rubrics/measured-criteria.ts';
import { err, ok } from '../../../src-shared/result.ts';
import { judgedMeasures, measuredCall } from '../measures/measure-call.ts';
import { keyOfCall } from '../measures/measuring.ts';
import { yieldToEventLoop } from '../query/event-loop.ts';
import { measureOverrides } from '../reviews/tables/measure-overrides.ts';
import { readReviewData } from '../reviews/tables/review-rows.ts';
import type { LibraryDatabases } from './databases.ts';
import type { HandlersFor, Input, ResultOf, WithDatabases } from './handler-types.ts';

type MeasureChannel = 'calls:measures' | 'measures:overrides';

export function measureHandlers(withDatabases: WithDatabases): HandlersFor<MeasureChannel> {
  return {
    'calls:measures': withDatabases<'calls:measures'>(measureOpenCall),
    'measures:overrides': withDatabases<'measures:overrides'>(({ reviews, rubrics }, key) =>
      ok(measureOverrides(reviews, rubrics, key)),
    ),
  };
}

/** Measures a call by the rubric of its review, with the evidence in the transcript that is shown. */
async function measureOpenCall(
  databases: LibraryDatabases,
  { id, scrubbed }: Input<'calls:measures'>,
): Promise<ResultOf<'calls:measures'>> {
  const cached = databases.readCall(id);
  const key = keyOfCall(databases.calls(), id);
  if (cached === undefined || key === undefined) return err({ kind: 'unknown-call', callId: id });
  const reviewerCall = { callId: id, reviewerId: databases.reviewer().id };
  const { review } = readReviewData(databases.reviews, databases.rubrics, reviewerCall);
  const { rubricId, rubricVersion } = review;
  const rubric = databases.rubrics.version(rubricId, rubricVersion) ?? databases.rubrics.current();
  const input = measuredCall(databases.calls(), { key, call: cached.call, scrubbed });
  const results: CallMeasures['results'][number][] = [];
  for (const { id: criterionId, measured } of measuredCriteria(rubric)) {
    results.push({ criterionId, result: evaluateMeasure(measured.measure, input) });
    // A long call takes a while, and the desk requests its waveform at the same time.
    await yieldToEventLoop();
  }
  const changed = changedMeasures(
    review.judgedMeasures ?? [],
    // Compared on the text that was measured at submit, whichever text is shown.
    review.judgedMeasures === undefined
      ? []
      : judgedMeasures(databases.calls(), { key, call: cached.call }, rubric),
  );
  return ok({
    rubricId: rubric.id,
    rubricVersion: rubric.version,
    results,
    ...(changed.length === 0 ? {} : { changed }),
  });
}
