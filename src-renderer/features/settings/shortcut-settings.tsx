import { useCallback, useState } from 'react';
import { commandRows, type CommandId, type CommandRow } from '../../../src-shared/commands.ts';
import {
  maxShortcuts,
  shortcutProblem,
  withShortcuts,
  type CustomShortcuts,
} from '../../commands/custom-shortcuts.ts';
import type { Pedals } from '../../commands/pedals.ts';
import { TextField } from '../../ui/fields.tsx';
import { chordText } from '../../ui/keycaps.ts';
import { isMac } from '../../ui/is-mac.ts';
import { ShortcutRow } from './shortcut-row.tsx';
import { ShortcutsFileControls, type ExportShortcuts } from './shortcuts-file-controls.tsx';
import { useShortcutRecorder } from './use-shortcut-recorder.ts';
import './shortcuts.css';

export interface ShortcutSettingsProps {
  /** What the reviewer has changed. */
  readonly custom: CustomShortcuts;
  readonly save: (own: CustomShortcuts) => Promise<boolean>;
  readonly exportShortcuts: ExportShortcuts;
  readonly pedals: Pedals;
}

interface Problem {
  readonly id: CommandId;
  readonly text: string;
}

/** Every command with its keys, to be changed by pressing them. */
export function ShortcutSettings({ custom, save, exportShortcuts, pedals }: ShortcutSettingsProps) {
  const [query, setQuery] = useState('');
  const [recording, setRecording] = useState<CommandId>();
  const [problem, setProblem] = useState<Problem>();
  const shortcutsOf = (row: CommandRow): readonly string[] => custom[row.id] ?? row.shortcuts;

  const assign = (id: CommandId, chords: readonly string[]): void => {
    const problems = chords.map((chord) => [chord, shortcutProblem(custom, id, chord)] as const);
    const [rejected] = problems.filter(([, reason]) => reason !== undefined);
    if (rejected !== undefined) {
      setProblem({ id, text: `${chordText(rejected[0], isMac())}: ${rejected[1] ?? ''}` });
      return;
    }
    setProblem(undefined);
    void save(withShortcuts(custom, id, chords));
  };
  const onChord = (chord: string): void => {
    const row = commandRows.find(({ id }) => id === recording);
    setRecording(undefined);
    if (row === undefined) return;
    const chords = shortcutsOf(row).filter((one) => one !== chord);
    if (chords.length < maxShortcuts) assign(row.id, [...chords, chord]);
    else setProblem({ id: row.id, text: `A command has at most ${maxShortcuts} keys.` });
  };
  const onCancel = useCallback(() => setRecording(undefined), []);
  useShortcutRecorder({ recording, pedals, onChord, onCancel });

  const groups = Map.groupBy(
    commandRows.filter(matching(query, shortcutsOf)),
    ({ group }) => group,
  );
  return (
    <div className="keys">
      <div className="shortcuts-head">
        <TextField
          label="Find a command or a key"
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <ShortcutsFileControls
          custom={custom}
          save={save}
          exportShortcuts={exportShortcuts}
          pedals={pedals}
        />
      </div>
      {groups.size === 0 ? <p className="shortcuts-empty">No command is called so.</p> : undefined}
      {[...groups].map(([group, rows]) => (
        <section key={group} aria-label={group}>
          <h3 className="shortcuts-group">{group}</h3>
          <ul>
            {rows.map((row) => (
              <ShortcutRow
                key={row.id}
                row={row}
                chords={shortcutsOf(row)}
                changed={custom[row.id] !== undefined}
                recording={recording === row.id}
                problem={problem?.id === row.id ? problem.text : undefined}
                onAdd={() => {
                  setProblem(undefined);
                  setRecording(row.id);
                }}
                onRemove={(chord) =>
                  assign(
                    row.id,
                    shortcutsOf(row).filter((one) => one !== chord),
                  )
                }
                onReset={() => assign(row.id, row.shortcuts)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const matching = (query: string, shortcutsOf: (row: CommandRow) => readonly string[]) => {
  const needle = query.trim().toLowerCase();
  return (row: CommandRow): boolean =>
    `${row.title} ${row.group}`.toLowerCase().includes(needle) ||
    shortcutsOf(row).some((chord) => chordText(chord, isMac()).toLowerCase() === needle);
};
