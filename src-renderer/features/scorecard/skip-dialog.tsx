import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import type { ScorecardParts } from './scorecard-actions.ts';

/** Why is this call left out? A word is enough; Enter goes on to the next call. */
export function SkipDialog({ parts }: { readonly parts: ScorecardParts }) {
  const isOpen = useStore(parts.store, (state) => state.skipDialogOpen);
  return isOpen ? <OpenDialog parts={parts} /> : undefined;
}

const suggestedReasons = [
  'Test call',
  'Voicemail',
  'Wrong number',
  'Cannot be understood',
] as const;

function OpenDialog({ parts }: { readonly parts: ScorecardParts }) {
  const [reason, setReason] = useState('');
  const { actions } = parts;
  const hasReason = reason.trim() !== '';
  const submit = (): void => {
    if (hasReason) void actions.skip(reason.trim());
  };
  return (
    <Dialog
      title="Skip this call"
      size="small"
      onClose={actions.cancelSkip}
      footer={
        <>
          <Button onClick={actions.cancelSkip}>Cancel</Button>
          <Button tone="primary" shortcut="Enter" disabled={!hasReason} onClick={submit}>
            Skip and next
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
        <TextField
          label="Reason"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was asked for to be typed into
          autoFocus
          maxLength={2000}
          list="skip-reasons"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <datalist id="skip-reasons">
          {suggestedReasons.map((example) => (
            <option key={example} value={example}>
              {example}
            </option>
          ))}
        </datalist>
      </form>
    </Dialog>
  );
}
