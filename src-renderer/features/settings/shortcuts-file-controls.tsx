import { useId, useState } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { CustomShortcuts } from '../../commands/custom-shortcuts.ts';
import { readShortcutsFile } from '../../commands/shortcuts-file.ts';
import type { Pedals } from '../../commands/pedals.ts';
import { explainError } from '../../lib/error-text.ts';
import { shortcutText } from './settings-text.ts';
import { Button } from '../../ui/button.tsx';

export type ExportShortcuts = () => Promise<Result<{ readonly path: string }, AppError>>;

interface ShortcutsFileControlsProps {
  readonly custom: CustomShortcuts;
  readonly save: (custom: CustomShortcuts) => Promise<boolean>;
  readonly exportShortcuts: ExportShortcuts;
  readonly pedals: Pedals;
}

interface Feedback {
  readonly tone: 'status' | 'alert';
  readonly text: string;
}

const failure = (text: string): Feedback => ({ tone: 'alert', text });
const success = (text: string): Feedback => ({ tone: 'status', text });

/** Resets, exports and imports all shortcuts, and adds pedals. */
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
    if (reply.ok) setFeedback(success(shortcutText.exported(reply.value.path)));
    else setFeedback(failure(explainError(reply.error).title));
  };
  const importFile = async (file: File): Promise<void> => {
    const keys = readShortcutsFile(await file.text());
    if (!keys.ok) setFeedback(failure(shortcutText.notImported(keys.error)));
    else if (await save(keys.value)) {
      setFeedback(success(shortcutText.imported(Object.keys(keys.value).length)));
    }
  };
  const addPedal = async (): Promise<void> => {
    const added = await pedals.add();
    if (!added.ok) setFeedback(failure(added.error));
    else if (added.value) {
      setFeedback(success(shortcutText.pedalAdded));
    }
  };

  return (
    <div className="shortcuts-file">
      <Button onClick={() => void exportFile()}>{shortcutText.exportFile}</Button>
      <Button onClick={() => document.getElementById(id)?.click()}>
        {shortcutText.importFile}
      </Button>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        aria-label={shortcutText.file}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // Cleared, so that the same file can be chosen again after it was corrected.
          if (file !== undefined) void importFile(file);
          event.target.value = '';
        }}
      />
      {pedals.canAdd ? (
        <Button onClick={() => void addPedal()}>{shortcutText.addPedal}</Button>
      ) : undefined}
      <Button
        disabled={changed === 0}
        onClick={() => {
          void save({});
          setFeedback(success(shortcutText.allReset));
        }}
      >
        {shortcutText.resetAll}
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
