import { useState } from 'react';
import type { Answer } from '../../../src-shared/review.ts';
import { asksReason } from '../../../src-shared/review-answers.ts';
import type { Criterion } from '../../../src-shared/rubrics/rubric.ts';
import { AnswerInput } from '../../ui/answer-input.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { scorecardText } from './scorecard-text.ts';
import { useIsReadOnly } from '../../work/read-only.ts';
import type { ScorecardParts } from './scorecard-actions.ts';

interface CriterionAnswerProps {
  readonly parts: ScorecardParts;
  readonly criterion: Criterion;
  readonly answer: Answer;
  /** The option that the criterion's measure proposes. */
  readonly proposed?: string | undefined;
}

/** What answers the criterion, and the root causes that its answer asks for. */
export function CriterionAnswer({ parts, criterion, answer, proposed }: CriterionAnswerProps) {
  const disabled = useIsReadOnly(parts);
  const isTyped = criterion.kind === 'number' || criterion.kind === 'text';
  const Input = isTyped ? TypedAnswer : ChosenAnswer;
  return (
    <>
      <Input
        parts={parts}
        criterion={criterion}
        value={answer.value}
        disabled={disabled}
        proposed={proposed}
      />
      {asksReason(criterion, answer.value) ? (
        <RootCauses parts={parts} criterion={criterion} answer={answer} />
      ) : undefined}
    </>
  );
}

interface InputProps {
  readonly parts: ScorecardParts;
  readonly criterion: Criterion;
  readonly value: Answer['value'];
  readonly disabled: boolean;
  readonly proposed: string | undefined;
}

const ChosenAnswer = ({ parts, criterion, value, disabled, proposed }: InputProps) => (
  <AnswerInput
    criterion={criterion}
    value={value}
    disabled={disabled}
    proposed={proposed}
    onChange={(next) => {
      // Choosing the chosen option again keeps it; Delete clears an answer.
      if (next !== undefined) void parts.actions.choose(criterion, next);
    }}
  />
);

/** A number or a text is saved when its field is left, as one step of undo. */
function TypedAnswer({ parts, criterion, value, disabled }: InputProps) {
  const [typed, setTyped] = useState<{ readonly value: Answer['value'] }>();
  const save = (): void => {
    if (typed !== undefined) void parts.actions.choose(criterion, typed.value);
    setTyped(undefined);
  };
  return (
    <span className="criterion-typed" onBlur={save}>
      <AnswerInput
        criterion={criterion}
        value={typed === undefined ? value : typed.value}
        disabled={disabled}
        onChange={(next) => {
          if (next?.kind === 'not-applicable') void parts.actions.choose(criterion, next);
          else setTyped({ value: next });
        }}
      />
    </span>
  );
}

interface Cause {
  readonly id: string;
  readonly name: string;
  readonly causes?: readonly Cause[] | undefined;
}

/** Leaves by their path: "Technical › Tools › Tool failed". */
const leaves = (
  causes: readonly Cause[],
  path = '',
): readonly { readonly value: string; readonly label: string }[] =>
  causes.flatMap(({ id, name, causes: inner = [] }) => {
    const label = path === '' ? name : `${path} › ${name}`;
    return inner.length === 0 ? [{ value: id, label }] : leaves(inner, label);
  });

const RootCauses = ({ parts, criterion, answer }: CriterionAnswerProps) => (
  <div className="criterion-causes">
    <SelectField
      label={scorecardText.rootCauses(criterion.name)}
      placeholder={scorecardText.chooseRootCause}
      hideLabel
      options={leaves(parts.openDetail()?.rubric.rootCauses ?? [])}
      selected={answer.causes ?? []}
      onChange={(causes) => void parts.actions.setCauses(criterion, causes)}
    />
  </div>
);
