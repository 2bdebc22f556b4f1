import { useState } from 'react';
import { TextField } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';
import { flagText } from './scorecard-text.ts';

/** Flags the call for second review, with a note if one is entered. */
export function FlagDialog({ parts }: { readonly parts: ScorecardParts }) {
  const [note, setNote] = useState('');
  const { actions } = parts;
  return (
    <FormDialog
      title={flagText.title}
      submitLabel={flagText.submit}
      onSubmit={() => void actions.flag(note)}
      onClose={actions.closeDialog}
    >
      <TextField
        label={flagText.note}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to enter a note
        autoFocus
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </FormDialog>
  );
}
