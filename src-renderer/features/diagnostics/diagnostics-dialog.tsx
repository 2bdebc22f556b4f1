import { useEffect, useState } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppBridge } from '../../lib/bridge.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { diagnosticsText } from './diagnostics-text.ts';
import './diagnostics.css';

interface DiagnosticsDialogProps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly onClose: () => void;
  readonly onCopied: (text: string) => void;
  readonly onError: (error: AppError) => void;
}

/** Shows what the diagnostics hold before they are copied. */
export function DiagnosticsDialog({ bridge, onClose, onCopied, onError }: DiagnosticsDialogProps) {
  const [text, setText] = useState<string>();
  useEffect(() => {
    const read = async (): Promise<void> => {
      const reply = await bridge.request('diagnostics:read', undefined);
      if (reply.ok) setText(reply.value.text);
      else onError(reply.error);
    };
    void read();
  }, [bridge, onError]);
  const copy = async (): Promise<void> => {
    if (text === undefined) return;
    await navigator.clipboard.writeText(text);
    onCopied(diagnosticsText.copied);
  };
  return (
    <Dialog
      title={diagnosticsText.title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{diagnosticsText.cancel}</Button>
          <Button
            tone="primary"
            // Not disabled while the text is read, because a disabled button can't have the focus.
            aria-disabled={text === undefined}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- copying is what the dialog was opened for
            autoFocus
            onClick={() => void copy()}
          >
            {diagnosticsText.copy}
          </Button>
        </>
      }
    >
      <div className="diagnostics">
        <p>{diagnosticsText.explanation}</p>
        <TextArea
          label={diagnosticsText.label}
          hideLabel
          readOnly
          spellCheck={false}
          value={text ?? diagnosticsText.loading}
        />
      </div>
    </Dialog>
  );
}
