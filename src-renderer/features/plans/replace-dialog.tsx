import { useState } from 'react';
import type { DrawnCall } from '../../../src-shared/plans/plan.ts';
import { TextField } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
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
    <FormDialog
      title={replaceText.title}
      submitLabel={replaceText.submit}
      disabled={isEmpty}
      onSubmit={submit}
      onClose={actions.cancelReplace}
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
    </FormDialog>
  );
}
