import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';
import { flagText, scorecardText } from './scorecard-text.ts';

/** Flags the call for second review, with a note if one is entered. */
export function FlagDialog({ parts }: { readonly parts: ScorecardParts }) {
  const [note, setNote] = useState('');
  const { actions } = parts;
  return (
    <Dialog
      title={flagText.title}
      size="small"
      onClose={actions.closeDialog}
      footer={
        <>
          <Button onClick={actions.closeDialog}>{scorecardText.cancel}</Button>
          <Button tone="primary" shortcut="Enter" onClick={() => void actions.flag(note)}>
            {flagText.submit}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void actions.flag(note);
        }}
      >
        <TextField
          label={flagText.note}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to enter a note
          autoFocus
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
