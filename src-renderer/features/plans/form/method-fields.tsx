import type { SamplingMethod } from '../../../../src-shared/sampling/method.ts';
import { simpleMethods, stratumFields } from '../../../../src-shared/sampling/method-names.ts';
import { TextField } from '../../../ui/fields.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { SingleSelectField } from '../../../ui/select-field.tsx';
import { methodText, planFormText as text, stratumText } from '../plans-text.ts';
import type { DraftProblems, PlanDraft, SetDraft } from '../plan-draft.ts';

interface MethodFieldsProps {
  readonly draft: PlanDraft;
  readonly problems: DraftProblems;
  readonly set: SetDraft;
}

const methods: readonly SamplingMethod['kind'][] = [
  'random',
  'stratified',
  'riskiest',
  'newest',
  'mix',
  'all',
];

/** How many calls are drawn, and how. */
export function MethodFields({ draft, problems, set }: MethodFieldsProps) {
  const { method } = draft;
  return (
    <>
      <div className="plan-row">
        <SingleSelectField
          label={text.method}
          value={method}
          options={methods.map((value) => ({ value, label: methodText[value] }))}
          onChange={(value) => set({ method: value })}
        />
        {method === 'all' ? undefined : (
          <TextField
            label={text.size}
            inputMode="numeric"
            value={draft.size}
            problem={problems.size}
            onChange={(event) => set({ size: event.target.value })}
          />
        )}
      </div>
      {method === 'stratified' ? (
        <div className="plan-row">
          <SingleSelectField
            label={text.by}
            value={draft.by}
            options={stratumFields.map((value) => ({ value, label: stratumText[value] }))}
            onChange={(by) => set({ by })}
          />
          <div className="field">
            <span className="field-label" aria-hidden="true">
              {text.allocation}
            </span>
            <SegmentedControl
              label={text.allocation}
              value={draft.allocation}
              options={[
                { value: 'proportional', label: text.proportional },
                { value: 'equal', label: text.equal },
              ]}
              onChange={(allocation) => set({ allocation })}
            />
          </div>
        </div>
      ) : undefined}
      {method === 'mix' ? (
        <fieldset className="plan-shares">
          <legend className="field-label">{text.shares}</legend>
          <div className="plan-row">
            {simpleMethods.map((one) => (
              <TextField
                key={one}
                label={methodText[one]}
                inputMode="numeric"
                value={draft.shares[one]}
                onChange={(event) =>
                  set({ shares: { ...draft.shares, [one]: event.target.value } })
                }
              />
            ))}
          </div>
        </fieldset>
      ) : undefined}
      {problems.method === undefined ? undefined : (
        <p className="field-problem" role="alert">
          {problems.method}
        </p>
      )}
    </>
  );
}
