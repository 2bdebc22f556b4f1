import { pastCalls } from '../../../../../src-main/library/sample-past/past-calls.ts';
import { pastReviews } from '../../../../../src-main/library/sample-past/past-reviews.ts';
import type { QueueFilter } from '../../../../../src-shared/filter.ts';
import type {
  InsightsPanel,
  PanelOf,
  PanelRequest,
} from '../../../../../src-shared/insights/panels.ts';
import type { PanelName } from '../../../../../src-shared/insights/panel-names.ts';
import type { InsightsSelection } from '../../../../../src-shared/insights/selection.ts';
import { valuesOf } from '../../../../../src-shared/review-answers.ts';
import { scoreOf } from '../../../../../src-shared/rubrics/scoring.ts';
import { startingRubrics } from '../../../../../src-shared/rubrics/starting-rubrics.ts';
import { annReviewer } from '../../../../fakes/fake-reviewers.ts';
import { openTestLibrary, type TestLibrary } from '../test-library.ts';

export const everything: QueueFilter = { kind: 'call', call: {} };

/** The agent of the past with the most reviews. */
export const ava = 'agent_5d1f0c7e94ab83b26a0f4e17c9';

/** A library with the past of the sample workspace. */
export async function openPast(): Promise<TestLibrary> {
  const library = await openTestLibrary();
  await library.request('open', {
    folder: `${library.folder}/past`,
    reviewer: annReviewer,
    samplePast: true,
  });
  return library;
}

export async function panelOf<Name extends PanelName>(
  library: TestLibrary,
  request: Extract<PanelRequest, { panel: Name }>,
): Promise<PanelOf<Name>> {
  const shown: InsightsPanel = await library.request('insights:panel', request);
  if (shown.panel !== request.panel) throw new Error('Another panel');
  return shown as PanelOf<Name>;
}

export const callsBehind = async (
  library: TestLibrary,
  selection: InsightsSelection,
): Promise<number> =>
  (await library.request('insights:list', { filter: everything, selection })).calls;

/** The reviews as they were made, scored exactly. */
export const reviews = pastReviews(pastCalls()).map((review) => {
  const rubric = startingRubrics.find(({ id }) => id === review.past.agent.rubricId);
  if (rubric === undefined) throw new Error('No such rubric');
  const score = scoreOf(rubric, valuesOf(review.answers));
  return { ...review, rubric, score };
});

export const distinctCalls = (list: typeof reviews): number =>
  new Set(list.map(({ past }) => past.call.id)).size;
