import { useId, useState } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { OwnKeys } from '../../commands/key-choices.ts';
import { readKeysFile } from '../../commands/keys-file.ts';
import type { Pedals } from '../../commands/pedals.ts';
import { explainError } from '../../lib/explain-error.ts';
import { Button } from '../../ui/button.tsx';

export type ExportKeys = () => Promise<Result<{ readonly path: string }, AppError>>;

interface KeysFileProps {
  readonly own: OwnKeys;
  readonly save: (own: OwnKeys) => Promise<boolean>;
  readonly exportKeys: ExportKeys;
  readonly pedals: Pedals;
}

interface Said {
  readonly tone: 'status' | 'alert';
  readonly words: string;
}

const bad = (words: string): Said => ({ tone: 'alert', words });
const good = (words: string): Said => ({ tone: 'status', words });

/** The keys as a whole: put back, written to a file, taken from one; and pedals. */
export function KeysFile({ own, save, exportKeys, pedals }: KeysFileProps) {
  const [said, setSaid] = useState<Said>();
  const id = useId();
  const changed = Object.keys(own).length;

  const write = async (): Promise<void> => {
    const reply = await exportKeys();
    if (reply.ok) setSaid(good(`Exported to ${reply.value.path}`));
    else setSaid(bad(explainError(reply.error).title));
  };
  const read = async (file: File): Promise<void> => {
    const keys = readKeysFile(await file.text());
    if (!keys.ok) setSaid(bad(`Not imported: ${keys.error} Your keys are as they were.`));
    else if (await save(keys.value)) {
      setSaid(good(`Imported the keys of ${Object.keys(keys.value).length} commands.`));
    }
  };
  const addPedal = async (): Promise<void> => {
    const added = await pedals.add();
    if (!added.ok) setSaid(bad(added.error));
    else if (added.value) {
      setSaid(good('To give a button a command, add a key to it and press the pedal.'));
    }
  };

  return (
    <div className="keys-file">
      <Button onClick={() => void write()}>Export keys</Button>
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
          if (file !== undefined) void read(file);
          event.target.value = '';
        }}
      />
      {pedals.canAdd ? <Button onClick={() => void addPedal()}>Add a pedal …</Button> : undefined}
      <Button
        disabled={changed === 0}
        onClick={() => {
          void save({});
          setSaid(good('Every key is as it was at first.'));
        }}
      >
        Reset all keys
      </Button>
      {said === undefined ? undefined : (
        <p role={said.tone} className={said.tone === 'alert' ? 'field-problem' : 'keys-said'}>
          {said.words}
        </p>
      )}
    </div>
  );
}
