import type { CallId } from '../../../src-shared/call.ts';
import type { Answer } from '../../../src-shared/review.ts';
import type { Criterion, CriterionOf } from '../../../src-shared/rubrics/rubric.ts';
import { failureMessage, statusMessage } from '../../work/edit-messages.ts';
import type { SaveText } from '../../work/autosave.ts';
import { failureTexts, scorecardText } from './scorecard-text.ts';
import { relationTo, visibleProposals } from './proposals.ts';
import type { ScorecardStore } from './store.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';

/** Changes the answers of the open call. The score follows from them and is stored nowhere. */
export function answerActions(
  store: ScorecardStore,
  deps: ScorecardDeps,
  currentCriterion: () => Criterion | undefined,
) {
  const writer = answerWriter(store, deps);
  return {
    ...choiceActions(deps, writer, currentCriterion),
    ...evidenceActions(deps, writer, currentCriterion),
    ...commentActions(deps),
  };
}

type AnswerWriter = ReturnType<typeof answerWriter>;

function answerWriter(store: ScorecardStore, { work, workActions, announce }: ScorecardDeps) {
  return {
    /** The answer with another value. It remembers whether that is what the measure proposed. */
    withValue: (
      criterion: Criterion,
      { value: _value, proposal: _proposal, ...others }: Answer,
      value: Answer['value'],
    ): Answer => {
      const proposal = relationTo(visibleProposals(store.getState())[criterion.id], value);
      return {
        ...others,
        ...(value === undefined ? {} : { value }),
        ...(proposal === undefined ? {} : { proposal }),
      };
    },

    answerOf: (criterion: Criterion): Answer =>
      work.getState().data?.review.answers[criterion.id] ?? {},

    write: async (criterionId: string, answer: Answer): Promise<void> => {
      const { callId } = work.getState();
      if (callId === undefined) return;
      const reply = await workActions.apply({ kind: 'answer.set', callId, criterionId, answer });
      if (!reply.ok) announce(failureMessage(failureTexts.answer, reply.error));
    },
  };
}

function choiceActions(
  { announce, focus }: ScorecardDeps,
  { answerOf, withValue, write }: AnswerWriter,
  currentCriterion: () => Criterion | undefined,
) {
  const choose = async (criterion: Criterion, value: Answer['value']): Promise<void> => {
    await write(criterion.id, withValue(criterion, answerOf(criterion), value));
  };

  const chooseOption = (criterion: CriterionOf<'choice'>, digit: number): boolean => {
    const option = criterion.options[digit - 1];
    if (option === undefined) return false;
    void choose(criterion, { kind: 'choice', optionId: option.id });
    return true;
  };

  const toggleItem = (criterion: CriterionOf<'checklist'>, id: string | undefined): void => {
    if (id === undefined) return;
    const { value } = answerOf(criterion);
    const checked = value?.kind === 'checklist' ? value.itemIds : [];
    const isChecked = checked.includes(id);
    const next = criterion.items
      .map((item) => item.id)
      .filter((one) => (one === id ? !isChecked : checked.includes(one)));
    void choose(criterion, { kind: 'checklist', itemIds: next });
  };

  return {
    choose,

    setCauses: async (criterion: Criterion, causes: readonly string[]): Promise<void> => {
      await write(criterion.id, { ...answerOf(criterion), causes: [...causes] });
    },

    /**
     * Returns whether the answer is complete, so that the next criterion can follow. In a checklist
     * the digit toggles an item; in a number or a text it moves into the field.
     */
    chooseByDigit: (digit: number): boolean => {
      const criterion = currentCriterion();
      if (criterion === undefined) return false;
      if (criterion.kind === 'choice') return chooseOption(criterion, digit);
      if (criterion.kind === 'checklist') toggleItem(criterion, criterion.items[digit - 1]?.id);
      else focus.field(criterion.id);
      return false;
    },

    /** Returns whether the current criterion allows N/A. */
    chooseNotApplicable: (): boolean => {
      const criterion = currentCriterion();
      if (criterion === undefined) return false;
      if (criterion.allowNotApplicable) void choose(criterion, { kind: 'not-applicable' });
      else announce(statusMessage(scorecardText.alwaysApplies));
      return criterion.allowNotApplicable;
    },

    clear: async (): Promise<void> => {
      const criterion = currentCriterion();
      if (criterion !== undefined) await choose(criterion, undefined);
    },
  };
}

function evidenceActions(
  { announce, passages }: ScorecardDeps,
  { answerOf, write }: AnswerWriter,
  currentCriterion: () => Criterion | undefined,
) {
  return {
    attachEvidence: async (
      criterion: Criterion | undefined = currentCriterion(),
    ): Promise<void> => {
      const passage = passages.current();
      if (criterion === undefined) return;
      if (passage === undefined) {
        announce(statusMessage(scorecardText.nothingToAttach));
        return;
      }
      const before = answerOf(criterion);
      const evidence = [...(before.evidence ?? []), { ...passage.span, quote: passage.quote }];
      await write(criterion.id, { ...before, evidence });
    },

    removeEvidence: async (criterion: Criterion, position: number): Promise<void> => {
      const before = answerOf(criterion);
      const evidence = (before.evidence ?? []).filter((_, index) => index !== position);
      await write(criterion.id, { ...before, evidence });
    },

    playEvidence: passages.play,
  };
}

/** A comment may be saved after another call was opened, so each save names its own call. */
function commentActions({ workActions }: ScorecardDeps) {
  return {
    saveAnswerComment:
      (callId: CallId, criterion: Criterion): SaveText =>
      (text) => {
        const { answers } = workActions.reviewDataOf(callId)?.review ?? {};
        const answer = { ...answers?.[criterion.id], comment: text };
        const criterionId = criterion.id;
        return workActions.apply({ kind: 'answer.set', callId, criterionId, answer });
      },

    saveReviewComment:
      (callId: CallId): SaveText =>
      (text) =>
        workActions.apply({ kind: 'review.comment', callId, comment: text }),
  };
}
