import { useStore } from 'zustand';
import { applicableCriteria } from '../../../src-shared/rubrics/criteria.ts';
import { toDecimal } from '../../../src-shared/rubrics/fraction.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import { scoreOf, type Score } from '../../../src-shared/rubrics/scoring.ts';
import { AnswerInput } from '../../ui/answer-input.tsx';
import { Button } from '../../ui/button.tsx';
import type { RubricsActions } from './rubrics-actions.ts';
import type { RubricsStore } from './rubrics-store.ts';
import { tryOutText } from './rubrics-text.ts';

interface TryOutProps {
  readonly store: RubricsStore;
  readonly rubric: Rubric;
  readonly actions: RubricsActions;
}

/** The scorecard as reviewers will see it. The answers are not saved. */
export function TryOut({ store, rubric, actions }: TryOutProps) {
  const answers = useStore(store, (state) => state.answers);
  const applicable = applicableCriteria(rubric, answers);
  return (
    <section className="try-out" aria-label={tryOutText.label}>
      <header className="try-out-head">
        <h2>{tryOutText.label}</h2>
        <ScoreLine score={scoreOf(rubric, answers)} />
        <Button tone="quiet" onClick={actions.clearAnswers}>
          {tryOutText.reset}
        </Button>
      </header>
      <p className="field-hint">{tryOutText.hint}</p>
      {rubric.sections.map(({ id, name, criteria }) => (
        <section key={id} className="try-out-section">
          <h3>{name}</h3>
          <ul>
            {criteria
              .filter((criterion) => applicable.has(criterion.id))
              .map((criterion) => (
                <li key={criterion.id} className="try-out-criterion">
                  <fieldset className="try-out-answer">
                    <legend className="try-out-name">{criterion.name}</legend>
                    <AnswerInput
                      criterion={criterion}
                      value={answers[criterion.id]}
                      onChange={(value) => actions.tryAnswer(criterion.id, value)}
                    />
                  </fieldset>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function ScoreLine({ score }: { readonly score: Score }) {
  const { exact, passed, missing } = score;
  if (exact === undefined) return <output className="try-out-score">{tryOutText.noScore}</output>;
  const verdict = passed === true ? tryOutText.pass : tryOutText.fail;
  return (
    <output className="try-out-score" aria-label={tryOutText.score}>
      <strong>{toDecimal(exact, 1)}%</strong>{' '}
      {passed === undefined ? tryOutText.missing(missing.length) : verdict}
    </output>
  );
}
