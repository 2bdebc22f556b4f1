import { useState } from 'react';
import type { Plan } from '../../../../src-shared/plans/plan.ts';
import { planOrders, planPeriods } from '../../../../src-shared/plans/plan-choices.ts';
import { useShortcut } from '../../../commands/use-shortcut.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, TextField } from '../../../ui/fields.tsx';
import { SingleSelectField } from '../../../ui/select-field.tsx';
import type { PlansActions } from '../plans-actions.ts';
import type { PlansPort } from '../plans-port.ts';
import { orderText, periodText, planFormText as text, weekdayNames } from '../plans-text.ts';
import { MethodFields } from './method-fields.tsx';
import type { DraftProblems, PlanDraft, SetDraft } from '../plan-draft.ts';
import { SampleHelp } from './sample-help.tsx';

interface PlanFormProps {
  readonly draft: PlanDraft;
  /** The plan as it is stored; undefined for a new one. */
  readonly plan: Plan | undefined;
  readonly actions: PlansActions;
  readonly port: PlansPort;
}

/** The form of a plan, with the help about its sample size beside it. */
export function PlanForm({ draft, plan, actions, port }: PlanFormProps) {
  const [problems, setProblems] = useState<DraftProblems>({});
  const set: SetDraft = (part) => {
    setProblems({});
    actions.setDraft({ ...draft, ...part });
  };
  return (
    <form
      className="plan-form"
      aria-label={draft.isNew ? text.newPlan : text.editPlan}
      onSubmit={(event) => {
        event.preventDefault();
        void actions.saveDraft().then(setProblems);
      }}
    >
      <div className="plan-fields">
        <h2>{draft.isNew ? text.newPlan : text.editPlan}</h2>
        <TextField
          label={text.name}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was opened to write the plan
          autoFocus
          maxLength={100}
          value={draft.name}
          problem={problems.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <FilterField draft={draft} plan={plan} port={port} set={set} />
        <PeriodFields draft={draft} problems={problems} set={set} />
        <MethodFields draft={draft} problems={problems} set={set} />
        <div className="plan-row">
          <SingleSelectField
            label={text.order}
            value={draft.order}
            options={planOrders.map((value) => ({ value, label: orderText[value] }))}
            onChange={(order) => set({ order })}
          />
          <TextField
            label={text.goal}
            hint={text.goalHint}
            inputMode="numeric"
            value={draft.goal}
            problem={problems.goal}
            onChange={(event) => set({ goal: event.target.value })}
          />
        </div>
        <div className="plan-actions">
          <Button type="submit" tone="primary" shortcut={useShortcut('plan.save')}>
            {text.save}
          </Button>
          <Button onClick={actions.cancelDraft}>{text.cancel}</Button>
        </div>
      </div>
      <SampleHelp draft={draft} port={port} />
    </form>
  );
}

interface FieldsProps {
  readonly draft: PlanDraft;
  readonly set: SetDraft;
}

interface FilterFieldProps extends FieldsProps {
  readonly plan: Plan | undefined;
  readonly port: PlansPort;
}

const kept = 'kept';

/** The filter is taken over from a queue, where it can be seen what it matches. */
function FilterField({ draft, plan, port, set }: FilterFieldProps) {
  const [queues] = useState(() => port.queues());
  const [source, setSource] = useState(plan === undefined ? (queues[0]?.id ?? '') : kept);
  const phrases = port.describeFilter(draft.filter);
  return (
    <div className="plan-filter">
      <SingleSelectField
        label={text.calls}
        value={source}
        options={[
          ...(plan === undefined ? [] : [{ value: kept, label: text.keep }]),
          ...queues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => {
          setSource(id);
          const filter = id === kept ? plan?.filter : queues.find((one) => one.id === id)?.filter;
          if (filter !== undefined) set({ filter });
        }}
      />
      <p className="field-hint">
        {phrases.length === 0 ? text.allOf(draft.filter.kind) : phrases.join(' · ')}
      </p>
    </div>
  );
}

interface PeriodFieldsProps extends FieldsProps {
  readonly problems: DraftProblems;
}

function PeriodFields({ draft, problems, set }: PeriodFieldsProps) {
  const { period } = draft;
  return (
    <>
      <div className="plan-row">
        <SingleSelectField
          label={text.period}
          value={period}
          options={planPeriods.map((value) => ({ value, label: periodText[value] }))}
          onChange={(value) => set({ period: value })}
        />
        {period === 'weekly' ? (
          <SingleSelectField
            label={text.weekday}
            value={String(draft.weekday)}
            options={weekdayNames.map((label, index) => ({ value: String(index + 1), label }))}
            onChange={(day) => set({ weekday: Number(day) })}
          />
        ) : undefined}
        {period === 'once' ? (
          <TextField
            label={text.dueDay}
            type="date"
            value={draft.dueDay}
            problem={problems.dueDay}
            onChange={(event) => set({ dueDay: event.target.value })}
          />
        ) : (
          <>
            <TextField
              label={text.time}
              value={draft.time}
              problem={problems.time}
              onChange={(event) => set({ time: event.target.value })}
            />
            <TextField
              label={text.dueDays}
              inputMode="numeric"
              value={draft.dueDays}
              problem={problems.dueDays}
              onChange={(event) => set({ dueDays: event.target.value })}
            />
          </>
        )}
      </div>
      {period === 'once' ? undefined : (
        <Checkbox
          label={text.recentOnly[period]}
          checked={draft.recentOnly}
          onChange={(event) => set({ recentOnly: event.target.checked })}
        />
      )}
    </>
  );
}
