import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';
import { scorecardText, submitText } from './scorecard-text.ts';

/** Confirms an incomplete review, and asks for the reviewer's name once while there is none. */
export function SubmitDialog({ parts }: { readonly parts: ScorecardParts }) {
  const { actions, settings } = parts;
  const [asksName] = useState(() => settings().reviewerName === '');
  const [name, setName] = useState('');
  const unanswered = actions.unansweredCount();
  const submit = (): void => void actions.confirmSubmit(name.trim());
  return (
    <Dialog
      title={submitText.title}
      size="small"
      onClose={actions.closeDialog}
      footer={
        <>
          <Button onClick={actions.closeDialog}>{scorecardText.cancel}</Button>
          <Button
            tone="primary"
            shortcut="Enter"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- Enter confirms what the reviewer just asked for
            autoFocus={!asksName}
            onClick={submit}
          >
            {submitText.submit}
          </Button>
        </>
      }
    >
      <form
        className="skip"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
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
      </form>
    </Dialog>
  );
}
