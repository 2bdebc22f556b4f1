import { useCallback, useState } from 'react';
import { commandRows, type CommandId, type CommandRow } from '../../../src-shared/commands.ts';
import { mostKeys, objectionTo, withKeys, type OwnKeys } from '../../commands/key-choices.ts';
import type { Pedals } from '../../commands/pedals.ts';
import { TextField } from '../../ui/text-field.tsx';
import { chordWords } from '../../ui/keycaps.ts';
import { onMac } from '../../ui/on-mac.ts';
import { KeyRow } from './key-row.tsx';
import { KeysFile, type ExportKeys } from './keys-file.tsx';
import { useKeyRecorder } from './use-key-recorder.ts';
import './keys.css';

export interface KeysSettingsProps {
  /** What the reviewer has changed. */
  readonly own: OwnKeys;
  readonly save: (own: OwnKeys) => Promise<boolean>;
  readonly exportKeys: ExportKeys;
  readonly pedals: Pedals;
}

interface Problem {
  readonly id: CommandId;
  readonly words: string;
}

/** Every command with its keys, to be changed by pressing them. */
export function KeysSettings({ own, save, exportKeys, pedals }: KeysSettingsProps) {
  const [sought, setSought] = useState('');
  const [recording, setRecording] = useState<CommandId>();
  const [problem, setProblem] = useState<Problem>();
  const keysOf = (row: CommandRow): readonly string[] => own[row.id] ?? row.keys;

  const take = (id: CommandId, chords: readonly string[]): void => {
    const objections = chords.map((chord) => [chord, objectionTo(own, id, chord)] as const);
    const [refused] = objections.filter(([, objection]) => objection !== undefined);
    if (refused !== undefined) {
      setProblem({ id, words: `${chordWords(refused[0], onMac())}: ${refused[1] ?? ''}` });
      return;
    }
    setProblem(undefined);
    void save(withKeys(own, id, chords));
  };
  const onChord = (chord: string): void => {
    const row = commandRows.find(({ id }) => id === recording);
    setRecording(undefined);
    if (row === undefined) return;
    const chords = keysOf(row).filter((one) => one !== chord);
    if (chords.length < mostKeys) take(row.id, [...chords, chord]);
    else setProblem({ id: row.id, words: `A command has at most ${mostKeys} keys.` });
  };
  const onLeave = useCallback(() => setRecording(undefined), []);
  useKeyRecorder({ recording, pedals, onChord, onLeave });

  const groups = Map.groupBy(commandRows.filter(matching(sought, keysOf)), ({ group }) => group);
  return (
    <div className="keys">
      <div className="keys-head">
        <TextField
          label="Find a command or a key"
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <KeysFile own={own} save={save} exportKeys={exportKeys} pedals={pedals} />
      </div>
      {groups.size === 0 ? <p className="keys-none">No command is called so.</p> : undefined}
      {[...groups].map(([group, rows]) => (
        <section key={group} aria-label={group}>
          <h3 className="keys-group">{group}</h3>
          <ul>
            {rows.map((row) => (
              <KeyRow
                key={row.id}
                row={row}
                chords={keysOf(row)}
                changed={own[row.id] !== undefined}
                recording={recording === row.id}
                problem={problem?.id === row.id ? problem.words : undefined}
                onAdd={() => {
                  setProblem(undefined);
                  setRecording(row.id);
                }}
                onRemove={(chord) =>
                  take(
                    row.id,
                    keysOf(row).filter((one) => one !== chord),
                  )
                }
                onReset={() => take(row.id, row.keys)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const matching = (sought: string, keysOf: (row: CommandRow) => readonly string[]) => {
  const wanted = sought.trim().toLowerCase();
  return (row: CommandRow): boolean =>
    `${row.title} ${row.group}`.toLowerCase().includes(wanted) ||
    keysOf(row).some((chord) => chordWords(chord, onMac()).toLowerCase() === wanted);
};
