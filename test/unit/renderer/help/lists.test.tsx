import { expect, it } from 'vitest';
import { shortcutGroups } from '../../../../src-renderer/commands/shortcut-list.tsx';
import { paletteRows } from '../../../../src-renderer/features/palette/palette.tsx';
import { commandRows } from '../../../../src-shared/commands.ts';

const keysOf = (id: string) => commandRows.find((row) => row.id === id)?.shortcuts ?? [];
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).toSorted();

it('the help lists every command once', () => {
  const listed = shortcutGroups('', keysOf).flatMap(({ rows }) => rows.flatMap((row) => row.ids));
  expect(listed.toSorted()).toEqual(ids(commandRows));
});

it('the help finds a command by its title, group or shortcut', () => {
  const found = (sought: string) =>
    shortcutGroups(sought, keysOf).flatMap(({ rows }) => rows.flatMap((row) => row.ids));
  expect(found('forward 3')).toEqual(['play.forward']);
  expect(found('mod+e')).toContain('export.open');
  expect(found('scorecard').length).toBeGreaterThan(5);
  expect(found('no such thing')).toEqual([]);
});

it('the help shows nine shortcuts that differ only by their digit in one row', () => {
  const lines = shortcutGroups('', keysOf).flatMap(({ rows }) => rows);
  expect(lines.find(({ title }) => title === 'Tag 1 to 9')).toMatchObject({ chords: ['1', '9'] });
});

it('the palette lists every command that can run and makes sense outside a shortcut', () => {
  const wanted = commandRows.filter(
    ({ id, shortcutOnly: keyOnly }) => keyOnly !== true && id !== 'palette.open',
  );
  expect(ids(paletteRows(() => true))).toEqual(ids(wanted));
  expect(ids(paletteRows((id) => id === 'export.open'))).toEqual(['export.open']);
});
