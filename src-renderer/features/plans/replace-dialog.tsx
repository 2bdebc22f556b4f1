import { useState } from 'react';
import type { DrawnCall } from '../../../src-shared/plans/plan.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields.tsx';
import type { PlansActions } from './plans-actions.ts';
import { replaceText } from './plans-text.ts';

interface ReplaceDialogProps {
  readonly call: DrawnCall;
  readonly actions: PlansActions;
}

/** Asks why a call is replaced. Enter replaces it, Escape cancels. */
export function ReplaceDialog({ call, actions }: ReplaceDialogProps) {
  const [reason, setReason] = useState('');
  const isEmpty = reason.trim() === '';
  const submit = (): void => {
    if (!isEmpty) void actions.replace(reason);
  };
  return (
    <Dialog
      title={replaceText.title}
      size="small"
      onClose={actions.cancelReplace}
      footer={
        <>
          <Button onClick={actions.cancelReplace}>{replaceText.cancel}</Button>
          <Button tone="primary" shortcut="Enter" disabled={isEmpty} onClick={submit}>
            {replaceText.submit}
          </Button>
        </>
      }
    >
      <form
        className="form-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="plan-note">
          {call.agentName ?? call.callId} · {call.reason}
        </p>
        <TextField
          label={replaceText.reason}
          hint={replaceText.hint}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to enter a reason
          autoFocus
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
