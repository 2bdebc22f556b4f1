import {
  commandRows,
  type CommandGroup,
  type CommandId,
  type CommandRow,
} from '../../src-shared/commands.ts';
import { Kbd } from '../ui/kbd.tsx';
import type { ShortcutsOf } from './use-shortcut.ts';
import './shortcut-list.css';

interface ShortcutListProps {
  readonly shortcutsOf: ShortcutsOf;
  readonly query?: string;
}

/** Every command and its shortcuts, by group, in as many columns as fit. */
export function ShortcutList({ shortcutsOf, query = '' }: ShortcutListProps) {
  const groups = shortcutGroups(query, shortcutsOf);
  if (groups.length === 0) return <p className="shortcut-list-empty">No matching commands</p>;
  return (
    <div className="shortcut-list-groups">
      {groups.map(({ group, rows }) => (
        <section className="shortcut-list-group" key={group} aria-label={group}>
          <h3>{group}</h3>
          <dl>
            {rows.map(({ ids, title, chords }) => (
              <div className="shortcut-list-row" key={title}>
                <dt>{title}</dt>
                <dd>
                  {chords.length === 0 ? (
                    <span className="shortcut-list-no-shortcut">command palette</span>
                  ) : (
                    <Chords chords={chords} isRange={ids.length > 1} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

interface ChordsProps {
  readonly chords: readonly string[];
  /** The chords are the first and the last of a range of digits, not alternatives. */
  readonly isRange: boolean;
}

const Chords = ({ chords, isRange }: ChordsProps) => (
  <>
    {chords.map((chord, index) => (
      <span key={chord}>
        {isRange && index > 0 ? <span className="shortcut-list-no-shortcut">to </span> : undefined}
        <Kbd chord={chord} />
      </span>
    ))}
  </>
);

/** One row of the list: a command, or nine that differ only in their digit. */
interface ShortcutRow {
  readonly ids: readonly CommandId[];
  readonly title: string;
  readonly chords: readonly string[];
}

interface ShortcutGroup {
  readonly group: CommandGroup;
  readonly rows: readonly ShortcutRow[];
}

/** The commands by group whose title, group or shortcut matches the query. */
export function shortcutGroups(query: string, shortcutsOf: ShortcutsOf): readonly ShortcutGroup[] {
  const needle = query.trim().toLowerCase();
  const rows = commandRows.filter(
    ({ id, title, group }) =>
      `${title} ${group}`.toLowerCase().includes(needle) ||
      shortcutsOf(id).some((chord) => chord.toLowerCase() === needle),
  );
  const byGroup = Map.groupBy(rows, ({ group }) => group);
  return [...byGroup].map(([group, all]) => ({ group, rows: rowsOf(all, shortcutsOf) }));
}

function rowsOf(rows: readonly CommandRow[], shortcutsOf: ShortcutsOf): readonly ShortcutRow[] {
  const byBaseId = Map.groupBy(rows, ({ id }) => id.replace(/\.\d$/u, '.digit'));
  return [...byBaseId.values()].map((run): ShortcutRow => {
    const [first, last] = [run.at(0), run.at(-1)];
    const ids = run.map(({ id }) => id);
    if (first === undefined || last === undefined || first === last) {
      return {
        ids,
        title: first?.title ?? '',
        chords: first === undefined ? [] : shortcutsOf(first.id),
      };
    }
    return {
      ids,
      title: first.title.replace('1', '1 to 9'),
      chords: [...shortcutsOf(first.id).slice(0, 1), ...shortcutsOf(last.id).slice(0, 1)],
    };
  });
}
