import type { Criterion } from '../../../src-shared/rubric.ts';
import { criteriaOf, criterionToEnter, neighbour } from './criteria.ts';
import type { ScorecardDeps } from './scorecard-deps.ts';
import type { ScorecardStore } from './store.ts';

/** Which criterion the keys speak to. */
export function entering(store: ScorecardStore, deps: ScorecardDeps) {
  const { work, focus } = deps;
  const rubric = () => deps.openDetail()?.rubric;

  const goTo = (criterion: Criterion | undefined): void => {
    if (criterion === undefined) return;
    store.setState({ criterionId: criterion.id });
    focus.criterion(criterion.id);
  };

  const step = (by: 1 | -1) => (): void => {
    const card = rubric();
    if (card !== undefined) goTo(neighbour(card, store.getState().criterionId, by));
  };

  const inFocus = (): Criterion | undefined => {
    const { criterionId } = store.getState();
    const card = rubric();
    return card && criteriaOf(card).find(({ id }) => id === criterionId);
  };

  return {
    inFocus,
    next: step(1),
    previous: step(-1),
    leave: focus.transcript,

    enter: (): void => {
      const card = rubric();
      if (card === undefined) return;
      const answers = work.getState().work?.review.answers ?? {};
      goTo(criterionToEnter(card, answers, store.getState().criterionId));
    },

    /** The focus came by pointer or Tab. */
    noteFocus: (criterionId: string) => store.setState({ criterionId }),

    comment: (criterion: Criterion | undefined = inFocus()): void => {
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
