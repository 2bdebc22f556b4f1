import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import './form-dialog.css';

interface FormDialogProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly disabled?: boolean;
  /** No field of the dialog takes the focus, so that Enter confirms what the reviewer just asked for. */
  readonly focusSubmit?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small dialog with a form: Enter submits, Escape cancels. */
export const FormDialog = (props: FormDialogProps) => (
  <Dialog
    title={props.title}
    size="small"
    onClose={props.onClose}
    footer={
      <>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button
          tone="primary"
          shortcut="Enter"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- see focusSubmit
          autoFocus={props.focusSubmit ?? false}
          disabled={props.disabled ?? false}
          onClick={props.onSubmit}
        >
          {props.submitLabel}
        </Button>
      </>
    }
  >
    <form
      className="form-dialog"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      {props.children}
    </form>
  </Dialog>
);
