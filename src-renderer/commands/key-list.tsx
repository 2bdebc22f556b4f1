import { commandRows, type CommandGroup, type CommandRow } from '../../src-shared/commands.ts';
import { Kbd } from '../ui/kbd.tsx';
import type { KeysOf } from './use-keys.ts';
import './key-list.css';

interface KeyListProps {
  readonly keysOf: KeysOf;
  readonly sought?: string;
}

/** Every command and its keys, by group, in as many columns as there is room for. */
export function KeyList({ keysOf, sought = '' }: KeyListProps) {
  const groups = keyGroups(sought, keysOf);
  if (groups.length === 0) return <p className="key-list-none">No command is called so.</p>;
  return (
    <div className="key-list-groups">
      {groups.map(({ group, rows }) => (
        <section className="key-list-group" key={group} aria-label={group}>
          <h3>{group}</h3>
          <dl>
            {rows.map((row) => (
              <div className="key-list-row" key={row.id}>
                <dt>{row.title}</dt>
                <dd>
                  {keysOf(row.id).length === 0 ? (
                    <span className="key-list-no-key">in the palette</span>
                  ) : (
                    keysOf(row.id).map((chord) => <Kbd key={chord} chord={chord} />)
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

interface KeyGroup {
  readonly group: CommandGroup;
  readonly rows: readonly CommandRow[];
}

/** Every command by group, narrowed to those whose words or keys hold what is sought. */
export function keyGroups(sought: string, keysOf: KeysOf): readonly KeyGroup[] {
  const wanted = sought.trim().toLowerCase();
  const rows = commandRows.filter(
    ({ id, title, group }) =>
      `${title} ${group}`.toLowerCase().includes(wanted) ||
      keysOf(id).some((chord) => chord.toLowerCase() === wanted),
  );
  return [...new Set(rows.map(({ group }) => group))].map((group) => ({
    group,
    rows: rows.filter((row) => row.group === group),
  }));
}
