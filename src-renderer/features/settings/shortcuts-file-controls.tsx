import { useId, useState } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { CustomShortcuts } from '../../commands/custom-shortcuts.ts';
import { readShortcutsFile } from '../../commands/shortcuts-file.ts';
import type { Pedals } from '../../commands/pedals.ts';
import { explainError } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';

export type ExportShortcuts = () => Promise<Result<{ readonly path: string }, AppError>>;

interface ShortcutsFileControlsProps {
  readonly custom: CustomShortcuts;
  readonly save: (own: CustomShortcuts) => Promise<boolean>;
  readonly exportShortcuts: ExportShortcuts;
  readonly pedals: Pedals;
}

interface Feedback {
  readonly tone: 'status' | 'alert';
  readonly text: string;
}

const failure = (text: string): Feedback => ({ tone: 'alert', text });
const success = (text: string): Feedback => ({ tone: 'status', text });

/** The keys as a whole: put back, written to a file, taken from one; and pedals. */
export function ShortcutsFileControls({
  custom,
  save,
  exportShortcuts,
  pedals,
}: ShortcutsFileControlsProps) {
  const [feedback, setFeedback] = useState<Feedback>();
  const id = useId();
  const changed = Object.keys(custom).length;

  const exportFile = async (): Promise<void> => {
    const reply = await exportShortcuts();
    if (reply.ok) setFeedback(success(`Exported to ${reply.value.path}`));
    else setFeedback(failure(explainError(reply.error).title));
  };
  const importFile = async (file: File): Promise<void> => {
    const keys = readShortcutsFile(await file.text());
    if (!keys.ok) setFeedback(failure(`Not imported: ${keys.error} Your keys are as they were.`));
    else if (await save(keys.value)) {
      setFeedback(success(`Imported the keys of ${Object.keys(keys.value).length} commands.`));
    }
  };
  const addPedal = async (): Promise<void> => {
    const added = await pedals.add();
    if (!added.ok) setFeedback(failure(added.error));
    else if (added.value) {
      setFeedback(success('To give a button a command, add a key to it and press the pedal.'));
    }
  };

  return (
    <div className="keys-file">
      <Button onClick={() => void exportFile()}>Export keys</Button>
      <Button onClick={() => document.getElementById(id)?.click()}>Import keys …</Button>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        aria-label="File of keys"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file, mended, can be chosen again.
          if (file !== undefined) void importFile(file);
          event.target.value = '';
        }}
      />
      {pedals.canAdd ? <Button onClick={() => void addPedal()}>Add a pedal …</Button> : undefined}
      <Button
        disabled={changed === 0}
        onClick={() => {
          void save({});
          setFeedback(success('Every key is as it was at first.'));
        }}
      >
        Reset all keys
      </Button>
      {feedback === undefined ? undefined : (
        <p
          role={feedback.tone}
          className={feedback.tone === 'alert' ? 'field-problem' : 'shortcuts-feedback'}
        >
          {feedback.text}
        </p>
      )}
    </div>
  );
}
