import { useState } from 'react';
import { TextField } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';
import { voidText } from './scorecard-text.ts';

/** Voids the review with a reason. */
export function VoidDialog({ parts }: { readonly parts: ScorecardParts }) {
  const [reason, setReason] = useState('');
  const { actions } = parts;
  return (
    <FormDialog
      title={voidText.title}
      submitLabel={voidText.submit}
      disabled={reason.trim() === ''}
      onSubmit={() => {
        if (reason.trim() !== '') void actions.void(reason);
      }}
      onClose={actions.closeDialog}
    >
      <p className="field-hint">{voidText.explanation}</p>
      <TextField
        label={voidText.reason}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to enter a reason
        autoFocus
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
