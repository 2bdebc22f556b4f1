import { useState } from 'react';
import { TextField } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';
import { submitText } from './scorecard-text.ts';

/** Confirms an incomplete review, and asks for the reviewer's name once while there is none. */
export function SubmitDialog({ parts }: { readonly parts: ScorecardParts }) {
  const { actions, settings } = parts;
  const [asksName] = useState(() => settings().reviewerName === '');
  const [name, setName] = useState('');
  const unanswered = actions.unansweredCount();
  return (
    <FormDialog
      title={submitText.title}
      submitLabel={submitText.submit}
      focusSubmit={!asksName}
      onSubmit={() => void actions.confirmSubmit(name.trim())}
      onClose={actions.closeDialog}
    >
      {unanswered === 0 ? undefined : <p>{submitText.unanswered(unanswered)}</p>}
      {asksName ? (
        <TextField
          label={submitText.reviewerName}
          hint={submitText.reviewerNameHint}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks for this name
          autoFocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      ) : undefined}
    </FormDialog>
  );
}
