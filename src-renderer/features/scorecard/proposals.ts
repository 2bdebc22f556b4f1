import { useStore } from 'zustand';
import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { MeasureEvidence } from '../../../src-shared/measures/measure-result.ts';
import {
  measuredCriteria,
  proposedOption,
  type CallMeasures,
} from '../../../src-shared/rubrics/measured-criteria.ts';
import type { Answer } from '../../../src-shared/review.ts';
import type { Transcript } from '../../../src-shared/transcript.ts';
import { passageOfWords, type Passage } from '../../../src-shared/passage.ts';
import type { Evidence, Proposal, Proposals } from './proposal.ts';
import type { ScorecardState, ScorecardStore } from './store.ts';

const none: Proposals = {};

/** The results as proposals, unless the measures are those of another version of the rubric. */
export function proposalsOf(
  { rubric, transcript }: Pick<CallDetail, 'rubric' | 'transcript'>,
  measures: CallMeasures,
): Proposals {
  if (measures.rubricId !== rubric.id || measures.rubricVersion !== rubric.version) return none;
  const criteria = new Map(measuredCriteria(rubric).map((criterion) => [criterion.id, criterion]));
  return Object.fromEntries(
    measures.results.flatMap(({ criterionId, result }): readonly [string, Proposal][] => {
      const criterion = criteria.get(criterionId);
      if (criterion === undefined) return [];
      const { outcome, explanation, evidence } = result;
      const optionId = proposedOption(criterion, outcome);
      const places = evidence.flatMap((one) => placeOf(transcript, one) ?? []);
      return [[criterionId, { outcome, explanation, optionId, places }]];
    }),
  );
}

function placeOf(transcript: Transcript, evidence: MeasureEvidence): Evidence | undefined {
  const { entry, startMs, endMs, quote } = evidence;
  if (startMs < 0 && entry < 0) return undefined;
  const words = wordsOf(transcript, evidence);
  return {
    ...words?.span,
    ...(entry < 0 ? {} : { entry }),
    ...(startMs < 0 ? {} : { startMs, endMs: Math.max(startMs, endMs) }),
    quote: quote ?? words?.quote ?? '',
  };
}

const wordsOf = (
  transcript: Transcript,
  { firstWord, lastWord = firstWord }: MeasureEvidence,
): Passage | undefined =>
  firstWord === undefined || lastWord === undefined || lastWord >= transcript.words.count
    ? undefined
    : passageOfWords(transcript, firstWord, lastWord);

/**
 * The proposals that the reviewer may see. Everything that shows or accepts a proposal asks here, so
 * that hiding them is one state of the scorecard.
 */
export const visibleProposals = ({ proposals, proposalsHidden }: ScorecardState): Proposals =>
  proposalsHidden ? none : proposals;

export const useProposal = (store: ScorecardStore, criterionId: string): Proposal | undefined =>
  useStore(store, (state) => visibleProposals(state)[criterionId]);

/** How an answer relates to the proposal; undefined for a criterion without a measure. */
export function relationTo(
  proposal: Proposal | undefined,
  value: Answer['value'],
): Answer['proposal'] {
  if (proposal === undefined || value === undefined) return undefined;
  if (proposal.optionId === undefined) return 'none';
  const isSame = value.kind === 'choice' && value.optionId === proposal.optionId;
  return isSame ? 'accepted' : 'changed';
}

/** More places would bury the evidence that the reviewer attaches. */
const maxAttached = 5;

/** The answer that accepts a proposal. Its places become evidence, unless they are attached already. */
export function acceptedAnswer(before: Answer, { optionId, places }: Proposal): Answer | undefined {
  if (optionId === undefined) return undefined;
  const evidence = before.evidence ?? [];
  const added = places
    .slice(0, maxAttached)
    .filter((place) => !evidence.some((one) => isSamePlace(one, place)));
  const { evidence: _before, ...others } = before;
  const all = [...evidence, ...added];
  return {
    ...others,
    value: { kind: 'choice', optionId },
    proposal: 'accepted',
    ...(all.length === 0 ? {} : { evidence: all }),
  };
}

const isSamePlace = (one: Evidence, other: Evidence): boolean =>
  one.firstWord === other.firstWord &&
  one.lastWord === other.lastWord &&
  one.startMs === other.startMs &&
  one.entry === other.entry;
