import type { CallDetail } from '../../../src-shared/call-detail.ts';
import type { Answer } from '../../../src-shared/review.ts';
import type { CallEdit } from '../../../src-shared/apply-review-edit.ts';
import type { Criterion } from '../../../src-shared/rubrics/rubric.ts';
import { failureMessage, statusMessage } from '../../work/edit-messages.ts';
import { shownCriteria } from './criterion-navigation.ts';
import { acceptedAnswer, proposalsOf, visibleProposals } from './proposals.ts';
import type { Proposal, Proposals } from './proposal.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';
import { failureTexts, proposalText, scorecardText } from './scorecard-text.ts';
import type { ScorecardStore } from './store.ts';

type Answers = Readonly<Record<string, Answer>>;

/** A transcript of this length takes the library a while, and its waveform comes first. */
const longTranscriptWords = 5000;
const longTranscriptWaitMs = 1000;

/** Reads the proposals of the open call, accepts them, and shows their places. */
export function proposalActions(
  store: ScorecardStore,
  deps: ScorecardDeps,
  currentCriterion: () => Criterion | undefined,
) {
  return {
    loadProposals: (detail: CallDetail) => loadProposals(store, deps, detail),
    ...acceptActions(store, deps, currentCriterion),
    ...placeActions(store, deps, currentCriterion),
  };
}

/** Requests the proposals for a newly opened call. Until they arrive, there are none. */
async function loadProposals(
  store: ScorecardStore,
  { openDetail, measuresOf }: ScorecardDeps,
  detail: CallDetail,
): Promise<void> {
  store.setState({ proposals: {}, changedMeasures: [] });
  if (detail.transcript.words.count > longTranscriptWords) await wait(longTranscriptWaitMs);
  if (openDetail() !== detail) return;
  const reply = await measuresOf(detail.callId);
  // The reviewer may have opened another call in the meantime.
  if (reply.ok && openDetail() === detail) {
    const { changed = [] } = reply.value;
    store.setState({ proposals: proposalsOf(detail, reply.value), changedMeasures: changed });
  }
}

function acceptActions(
  store: ScorecardStore,
  { work, workActions, announce, openDetail, undo }: ScorecardDeps,
  currentCriterion: () => Criterion | undefined,
) {
  const answers = (): Answers => work.getState().data?.review.answers ?? {};
  const proposals = (): Proposals => visibleProposals(store.getState());
  const apply = async (edit: CallEdit) => {
    const reply = await workActions.apply(edit);
    if (!reply.ok) announce(failureMessage(failureTexts.answer, reply.error));
    return reply;
  };

  return {
    /** Accepts the proposal of a criterion; returns whether there was one. */
    acceptProposal: (criterion: Criterion | undefined = currentCriterion()): boolean => {
      const { callId } = work.getState();
      if (criterion === undefined || callId === undefined) return false;
      const proposal = proposals()[criterion.id];
      const answer = proposal && acceptedAnswer(answers()[criterion.id] ?? {}, proposal);
      if (answer === undefined) announce(statusMessage(whyNothingToAccept(proposal)));
      else void apply({ kind: 'answer.set', callId, criterionId: criterion.id, answer });
      return answer !== undefined;
    },

    /** Accepts all proposals for criteria that are not answered, as one step of undo. */
    acceptAllProposals: async (): Promise<void> => {
      const { callId } = work.getState();
      const rubric = openDetail()?.rubric;
      if (callId === undefined || rubric === undefined) return;
      const shown = (now: Answers) => shownCriteria(rubric, now);
      const accepted = acceptableAnswers(shown, proposals(), answers());
      if (accepted.length === 0) {
        announce(statusMessage(proposalText.noneLeft));
        return;
      }
      const reply = await apply({ kind: 'answers.set', callId, answers: accepted });
      if (!reply.ok) return;
      const action = {
        label: scorecardText.undo,
        run: () => void undo(),
        undoes: 'last-edit' as const,
      };
      announce({ ...statusMessage(reply.value.label), action });
    },
  };
}

const whyNothingToAccept = (proposal: Proposal | undefined): string =>
  proposal?.outcome === 'unknown' ? proposalText.unknown(proposal.explanation) : proposalText.none;

function placeActions(
  store: ScorecardStore,
  { announce, passages }: ScorecardDeps,
  currentCriterion: () => Criterion | undefined,
) {
  const walk = createWalk();
  return {
    /** Goes to the next place in the call that the proposal of the current criterion rests on. */
    showNextPlace: (): void => {
      const criterion = currentCriterion();
      if (criterion === undefined) return;
      const { places = [] } = visibleProposals(store.getState())[criterion.id] ?? {};
      const index = walk.next(criterion.id, places.length);
      const place = places[index];
      if (place === undefined) announce(statusMessage(proposalText.noPlaces));
      else {
        const { quote: _quote, ...span } = place;
        passages.goTo({ span });
        announce(statusMessage(proposalText.place(index + 1, places.length)));
      }
    },

    showPlace: passages.play,
  };
}

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Remembers the place that was shown last. Another criterion starts with its first place. */
function createWalk() {
  let last = { criterionId: '', index: -1 };
  return {
    next: (criterionId: string, count: number): number => {
      const index = last.criterionId === criterionId ? last.index + 1 : 0;
      last = { criterionId, index: count === 0 ? 0 : index % count };
      return last.index;
    },
  };
}

/**
 * The accepted answers of all criteria that are asked and not answered. An answer can cause other
 * criteria to be asked, so they are searched again until nothing is added.
 */
function acceptableAnswers(
  shown: (answers: Answers) => readonly Criterion[],
  proposals: Proposals,
  before: Answers,
): { criterionId: string; answer: Answer }[] {
  const accepted: { criterionId: string; answer: Answer }[] = [];
  let answers = before;
  for (;;) {
    const added = shown(answers).flatMap(({ id }) => {
      const proposal = proposals[id];
      if (proposal === undefined || answers[id]?.value !== undefined) return [];
      const answer = acceptedAnswer(answers[id] ?? {}, proposal);
      return answer === undefined ? [] : [{ criterionId: id, answer }];
    });
    if (added.length === 0) return accepted;
    accepted.push(...added);
    answers = {
      ...answers,
      ...Object.fromEntries(added.map(({ criterionId, answer }) => [criterionId, answer])),
    };
  }
}

/** How many proposals “accept all” would accept now. */
export const acceptableCount = (
  shown: readonly Criterion[],
  proposals: Proposals,
  answers: Answers,
): number =>
  shown.filter(
    ({ id }) => answers[id]?.value === undefined && proposals[id]?.optionId !== undefined,
  ).length;
