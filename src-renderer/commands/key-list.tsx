import {
  commandRows,
  type CommandGroup,
  type CommandId,
  type CommandRow,
} from '../../src-shared/commands.ts';
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
            {rows.map(({ ids, title, chords }) => (
              <div className="key-list-row" key={title}>
                <dt>{title}</dt>
                <dd>
                  {chords.length === 0 ? (
                    <span className="key-list-no-key">in the palette</span>
                  ) : (
                    <Chords chords={chords} isRun={ids.length > 1} />
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
  /** The first and the last of a run of digits, and not two ways to the same. */
  readonly isRun: boolean;
}

const Chords = ({ chords, isRun }: ChordsProps) => (
  <>
    {chords.map((chord, place) => (
      <span key={chord}>
        {isRun && place > 0 ? <span className="key-list-no-key">to </span> : undefined}
        <Kbd chord={chord} />
      </span>
    ))}
  </>
);

/** One line of the list: a command, or nine that differ by their digit alone. */
interface KeyLine {
  readonly ids: readonly CommandId[];
  readonly title: string;
  readonly chords: readonly string[];
}

interface KeyGroup {
  readonly group: CommandGroup;
  readonly rows: readonly KeyLine[];
}

/** Every command by group, narrowed to those whose words or keys hold what is sought. */
export function keyGroups(sought: string, keysOf: KeysOf): readonly KeyGroup[] {
  const wanted = sought.trim().toLowerCase();
  const rows = commandRows.filter(
    ({ id, title, group }) =>
      `${title} ${group}`.toLowerCase().includes(wanted) ||
      keysOf(id).some((chord) => chord.toLowerCase() === wanted),
  );
  const byGroup = Map.groupBy(rows, ({ group }) => group);
  return [...byGroup].map(([group, all]) => ({ group, rows: linesOf(all, keysOf) }));
}

function linesOf(rows: readonly CommandRow[], keysOf: KeysOf): readonly KeyLine[] {
  const byStem = Map.groupBy(rows, ({ id }) => id.replace(/\.\d$/u, '.digit'));
  return [...byStem.values()].map((run): KeyLine => {
    const [first, last] = [run.at(0), run.at(-1)];
    const ids = run.map(({ id }) => id);
    if (first === undefined || last === undefined || first === last) {
      return {
        ids,
        title: first?.title ?? '',
        chords: first === undefined ? [] : keysOf(first.id),
      };
    }
    return {
      ids,
      title: first.title.replace('1', '1 to 9'),
      chords: [...keysOf(first.id).slice(0, 1), ...keysOf(last.id).slice(0, 1)],
    };
  });
}
