import type { Answer } from '../../../src-shared/review.ts';
import { valuesOf } from '../../../src-shared/review-answers.ts';
import { applicableCriteria, criteriaOf } from '../../../src-shared/rubrics/criteria.ts';
import type { Criterion, Rubric } from '../../../src-shared/rubrics/rubric.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';
import type { ScorecardStore } from './store.ts';

type Answers = Readonly<Record<string, Answer>>;

/** The criteria that are shown: a condition can leave some out. */
export function shownCriteria(rubric: Rubric, answers: Answers): readonly Criterion[] {
  const applicable = applicableCriteria(rubric, valuesOf(answers));
  return criteriaOf(rubric).filter(({ id }) => applicable.has(id));
}

/** The criterion that `S` goes to: the last current one, else the first without an answer. */
export function criterionToFocus(
  rubric: Rubric,
  answers: Answers,
  last: string | undefined,
): Criterion | undefined {
  const all = shownCriteria(rubric, answers);
  return (
    all.find(({ id }) => id === last) ??
    all.find(({ id }) => answers[id]?.value === undefined) ??
    all[0]
  );
}

/** The criterion before or after this one; the first and the last have no other neighbor. */
export function adjacentCriterion(
  all: readonly Criterion[],
  id: string | undefined,
  step: 1 | -1,
): Criterion | undefined {
  const here = all.findIndex((criterion) => criterion.id === id);
  return all[Math.min(all.length - 1, Math.max(0, here + step))];
}

/** Sets which criterion is current, that is, which one the keys act on. */
export function criterionNavigation(store: ScorecardStore, deps: ScorecardDeps) {
  const { work, focus } = deps;
  const rubric = () => deps.openDetail()?.rubric;
  const shown = (): readonly Criterion[] => {
    const card = rubric();
    return card === undefined
      ? []
      : shownCriteria(card, work.getState().data?.review.answers ?? {});
  };

  const goTo = (criterion: Criterion | undefined): void => {
    if (criterion === undefined) return;
    store.setState({ criterionId: criterion.id });
    focus.criterion(criterion.id);
  };

  const step = (by: 1 | -1) => (): void => {
    goTo(adjacentCriterion(shown(), store.getState().criterionId, by));
  };

  const currentCriterion = (): Criterion | undefined => {
    const { criterionId } = store.getState();
    const card = rubric();
    return card && criteriaOf(card).find(({ id }) => id === criterionId);
  };

  return {
    currentCriterion,
    next: step(1),
    /** Like `next`; after the last criterion, the comment on the call is the last stop. */
    nextOrComment: (): void => {
      const { criterionId } = store.getState();
      if (shown().at(-1)?.id === criterionId) focus.overallComment();
      else step(1)();
    },
    previous: step(-1),
    leave: focus.transcript,

    enter: (): void => {
      const card = rubric();
      if (card === undefined) return;
      const answers = work.getState().data?.review.answers ?? {};
      goTo(criterionToFocus(card, answers, store.getState().criterionId));
    },

    /** Called when the focus came by pointer or Tab. */
    setCurrent: (criterionId: string) => store.setState({ criterionId }),

    comment: (criterion: Criterion | undefined = currentCriterion()): void => {
      if (criterion === undefined) return;
      store.setState({ commentingOn: criterion.id, criterionId: criterion.id });
      focus.comment(criterion.id);
    },

    closeComment: (criterionId: string): void => {
      store.setState({ commentingOn: undefined });
      focus.criterion(criterionId);
    },
  };
}
