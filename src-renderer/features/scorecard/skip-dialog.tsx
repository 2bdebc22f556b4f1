import { useState, type KeyboardEvent } from 'react';
import { TextField } from '../../ui/fields.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';
import { skipText } from './scorecard-text.ts';

/** Asks why the call is skipped: a number key picks a listed reason, anything else is typed. */
export function SkipDialog({ parts }: { readonly parts: ScorecardParts }) {
  const [reason, setReason] = useState('');
  const { actions, settings } = parts;
  const reasons = settings().skipReasons.slice(0, 9);
  const submit = (text: string): void => {
    if (text.trim() !== '') void actions.skip(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const listed = reasons[Number(event.key) - 1];
    // Once a reason is being typed, digits belong to it.
    if (listed === undefined || reason !== '' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    submit(listed);
  };
  return (
    <FormDialog
      title={skipText.title}
      submitLabel={skipText.submit}
      disabled={reason.trim() === ''}
      onSubmit={() => submit(reason)}
      onClose={actions.closeDialog}
    >
      <ul className="skip-reasons" aria-label={skipText.reasons}>
        {reasons.map((text, index) => (
          <li key={text}>
            <button
              type="button"
              className="skip-reason"
              aria-keyshortcuts={String(index + 1)}
              onClick={() => submit(text)}
            >
              <Kbd chord={String(index + 1)} /> {text}
            </button>
          </li>
        ))}
      </ul>
      <TextField
        label={skipText.other}
        hint={skipText.otherHint}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to enter a reason
        autoFocus
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </FormDialog>
  );
}
