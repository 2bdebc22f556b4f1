import { useState } from 'react';
import type { Reviewer } from '../../../src-shared/reviewer.ts';
import { useShortcut } from '../../commands/use-shortcut.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, TextField } from '../../ui/fields.tsx';
import { SingleSelectField } from '../../ui/select-field.tsx';
import type { CalibrationActions } from './calibration-actions.ts';
import type { FormChoices } from './calibration-store.ts';
import { personName, sessionFormText as text } from './calibration-text.ts';
import { keptCalls, type DraftProblems, type SessionDraft } from './session-draft.ts';

interface SessionFormProps {
  readonly draft: SessionDraft;
  readonly choices: FormChoices;
  readonly reviewers: readonly Reviewer[];
  readonly actions: CalibrationActions;
}

interface FieldsProps extends Pick<SessionFormProps, 'draft' | 'choices' | 'reviewers'> {
  readonly problems: DraftProblems;
  readonly set: (part: Partial<SessionDraft>) => void;
}

export function SessionForm({ draft, choices, reviewers, actions }: SessionFormProps) {
  const [problems, setProblems] = useState<DraftProblems>({});
  const title = draft.stored === undefined ? text.newSession : text.editSession;
  const set: FieldsProps['set'] = (part) => {
    setProblems({});
    actions.setDraft({ ...draft, ...part });
  };
  const fields = { draft, choices, reviewers, problems, set };
  return (
    <form
      className="session-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void actions.saveDraft().then(setProblems);
      }}
    >
      <h2>{title}</h2>
      <TextField
        label={text.name}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was opened to write the session
        autoFocus
        maxLength={100}
        value={draft.name}
        problem={problems.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <CallsFields {...fields} />
      <ParticipantFields {...fields} />
      <RubricField {...fields} />
      <TextField
        label={text.deadline}
        type="date"
        value={draft.deadlineDay}
        problem={problems.deadlineDay}
        onChange={(event) => set({ deadlineDay: event.target.value })}
      />
      <div className="session-actions">
        <Button type="submit" tone="primary" shortcut={useShortcut('calibration.save')}>
          {text.save}
        </Button>
        <Button onClick={actions.cancelDraft}>{text.cancel}</Button>
      </div>
    </form>
  );
}

const CallsFields = ({ draft, choices, problems, set }: FieldsProps) => (
  <>
    <SingleSelectField
      label={text.calls}
      value={draft.source}
      options={[
        ...(draft.stored === undefined ? [] : [{ value: keptCalls, label: text.keepCalls }]),
        ...choices.sources.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(source) => set({ source })}
    />
    {draft.source === keptCalls ? undefined : (
      <TextField
        label={text.count}
        hint={text.countHint}
        inputMode="numeric"
        value={draft.count}
        problem={problems.count}
        onChange={(event) => set({ count: event.target.value })}
      />
    )}
  </>
);

function ParticipantFields({ draft, reviewers, problems, set }: FieldsProps) {
  const { participantIds, stored } = draft;
  const known = reviewers.some(({ id }) => id === '') ? [] : reviewers;
  const elsewhere = (stored?.participants ?? []).filter(
    ({ id }) => !known.some((one) => one.id === id),
  );
  return (
    <fieldset className="session-participants">
      <legend>{text.participants}</legend>
      {[...known, ...elsewhere].map(({ id, name }) => (
        <Checkbox
          key={id}
          label={personName(name)}
          checked={participantIds.includes(id)}
          onChange={(event) =>
            set({
              participantIds: event.target.checked
                ? [...participantIds, id]
                : participantIds.filter((one) => one !== id),
            })
          }
        />
      ))}
      {problems.participants === undefined ? (
        <p className="session-note">{text.participantsHint}</p>
      ) : (
        <p className="session-problem" role="alert">
          {problems.participants} {text.participantsHint}
        </p>
      )}
    </fieldset>
  );
}

function RubricField({ draft, choices, problems, set }: FieldsProps) {
  const listed = choices.rubrics.map(({ rubric: { id, version, name } }) => ({
    value: `${id} ${version}`,
    label: text.rubricVersion(name, version),
  }));
  const isListed = draft.rubric === '' || listed.some(({ value }) => value === draft.rubric);
  return (
    <>
      <SingleSelectField
        label={text.rubric}
        value={draft.rubric}
        options={isListed ? listed : [{ value: draft.rubric, label: draft.rubric }, ...listed]}
        onChange={(rubric) => set({ rubric })}
      />
      {problems.rubric === undefined ? undefined : (
        <p className="session-problem" role="alert">
          {problems.rubric}
        </p>
      )}
    </>
  );
}
