import { expect, it } from 'vitest';
import {
  commandScore,
  matchingCommands,
} from '../../../../src-renderer/features/palette/search-commands.ts';
import { commandRows } from '../../../../src-shared/commands.ts';

const found = (query: string): readonly string[] =>
  commandRows
    .map((row) => ({ id: row.id, score: commandScore(row, query) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ id }) => id);

it.each([
  ['csv', 'export.open'],
  ['help', 'help.open'],
  ['theme', 'view.theme'],
  ['next call', 'queue.next'],
  ['call next', 'queue.next'],
  ['undo', 'edit.undo'],
  ['CLEAR fil', 'queue.clear-filters'],
])('typing “%s” offers %s first', (query, id) => {
  expect(found(query)[0]).toBe(id);
});

it.each(['harbor', 'xyz', 'theme export'])(
  'letters scattered over a title do not match: %s',
  (query) => {
    expect(found(query)).toEqual([]);
  },
);

it('every command is found by its own title', () => {
  for (const row of commandRows) expect(commandScore(row, row.title), row.title).toBeGreaterThan(0);
});

it('every command is found by the beginning of each word of its title', () => {
  for (const row of commandRows) {
    for (const word of row.title.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')) {
      expect(commandScore(row, word.slice(0, 3)), row.title).toBeGreaterThan(0);
    }
  }
});

it('lists a command first when its whole title is typed, whatever group it is in', () => {
  for (const row of commandRows) {
    expect(matchingCommands(commandRows, row.title)[0]?.title).toBe(row.title);
  }
});
