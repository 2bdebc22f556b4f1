import { useCallback, useState } from 'react';
import { commandRows, type CommandId, type CommandRow } from '../../../src-shared/commands.ts';
import {
  maxShortcuts,
  moveShortcut,
  shortcutOwner,
  shortcutProblem,
  withShortcuts,
  type CustomShortcuts,
} from '../../commands/custom-shortcuts.ts';
import type { Pedals } from '../../commands/pedals.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields.tsx';
import { isMac } from '../../ui/is-mac.ts';
import { chordText } from '../../ui/keycaps.ts';
import { shortcutText } from './settings-text.ts';
import { ShortcutRow } from './shortcut-row.tsx';
import { ShortcutsFileControls, type ExportShortcuts } from './shortcuts-file-controls.tsx';
import { useShortcutRecorder } from './use-shortcut-recorder.ts';
import './shortcuts.css';

interface ShortcutSettingsProps {
  /** The shortcuts that differ from the defaults. */
  readonly custom: CustomShortcuts;
  readonly save: (custom: CustomShortcuts) => Promise<boolean>;
  readonly exportShortcuts: ExportShortcuts;
  readonly pedals: Pedals;
}

interface Problem {
  readonly id: CommandId;
  readonly text: string;
  /** A chord that another command has and that can be moved to this one. */
  readonly movable?: string;
}

/** Every command with its shortcuts, which are changed by pressing them. */
export function ShortcutSettings(props: ShortcutSettingsProps) {
  const { custom, save, exportShortcuts, pedals } = props;
  const [query, setQuery] = useState('');
  const [recording, setRecording] = useState<CommandId>();
  const [problem, setProblem] = useState<Problem>();
  const shortcutsOf = (row: CommandRow): readonly string[] => custom[row.id] ?? row.shortcuts;

  const assign = (id: CommandId, chords: readonly string[]): void => {
    const found = firstProblem(custom, id, chords);
    setProblem(found);
    if (found === undefined) void save(withShortcuts(custom, id, chords));
  };
  const onChord = (chord: string): void => {
    const row = commandRows.find(({ id }) => id === recording);
    setRecording(undefined);
    if (row === undefined) return;
    const chords = shortcutsOf(row).filter((one) => one !== chord);
    if (chords.length < maxShortcuts) assign(row.id, [...chords, chord]);
    else setProblem({ id: row.id, text: shortcutText.tooMany(maxShortcuts) });
  };
  const onCancel = useCallback(() => setRecording(undefined), []);
  useShortcutRecorder({ recording, pedals, onChord, onCancel });

  const groups = Map.groupBy(
    commandRows.filter(matching(query, shortcutsOf)),
    ({ group }) => group,
  );
  return (
    <div className="shortcuts">
      <div className="shortcuts-head">
        <TextField
          label={shortcutText.search}
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
      {groups.size === 0 ? <p className="shortcuts-empty">{shortcutText.noMatch}</p> : undefined}
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
                problem={
                  problem?.id === row.id ? (
                    <ProblemText
                      problem={problem}
                      onMove={(chord) => {
                        setProblem(undefined);
                        void save(moveShortcut(custom, row.id, chord));
                      }}
                    />
                  ) : undefined
                }
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

interface ProblemTextProps {
  readonly problem: Problem;
  readonly onMove: (chord: string) => void;
}

function ProblemText({ problem: { text, movable }, onMove }: ProblemTextProps) {
  return (
    <>
      <span role="alert">{text}</span>
      {movable === undefined ? undefined : (
        <Button tone="quiet" onClick={() => onMove(movable)}>
          {shortcutText.move}
        </Button>
      )}
    </>
  );
}

function firstProblem(
  custom: CustomShortcuts,
  id: CommandId,
  chords: readonly string[],
): Problem | undefined {
  const chord = chords.find((one) => shortcutProblem(custom, id, one) !== undefined);
  if (chord === undefined) return undefined;
  const name = chordText(chord, isMac());
  const owner = shortcutOwner(custom, id, chord);
  return owner === undefined
    ? { id, text: `${name}: ${shortcutProblem(custom, id, chord) ?? ''}` }
    : { id, text: shortcutText.taken(name, owner.title), movable: chord };
}

const matching = (query: string, shortcutsOf: (row: CommandRow) => readonly string[]) => {
  const needle = query.trim().toLowerCase();
  return (row: CommandRow): boolean =>
    `${row.title} ${row.group}`.toLowerCase().includes(needle) ||
    shortcutsOf(row).some((chord) => chordText(chord, isMac()).toLowerCase() === needle);
};
