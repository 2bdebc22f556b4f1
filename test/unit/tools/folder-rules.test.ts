import { describe, expect, it } from 'vitest';
import { folderCycles } from '../../../tools/architecture/folder-cycles.mjs';
import { levelProblems } from '../../../tools/architecture/levels.mjs';
import { walkProblems } from '../../../tools/architecture/walks.mjs';
import { sourceTree } from './source-tree.ts';

const importsOf = (table: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(table).map(([file, targets]) => [file, new Set(targets)]));

describe('cycles of folders', () => {
  it.each([
    [
      'two folders',
      { 'a/b/1.ts': ['a/c/2.ts'], 'a/c/2.ts': [], 'a/c/3.ts': ['a/b/1.ts'] },
      /^cycle in a: b\/ ↔ c\/\n/u,
    ],
    [
      'a folder and a file beside it',
      { 'a/1.ts': ['a/b/2.ts'], 'a/b/2.ts': [], 'a/b/3.ts': ['a/1.ts'] },
      /^cycle in a: 1\.ts ↔ b\/\n/u,
    ],
    [
      'folders deep inside a part',
      { 'a/b/c/d/1.ts': ['a/b/c/e/2.ts'], 'a/b/c/e/2.ts': [], 'a/b/c/e/3.ts': ['a/b/c/d/1.ts'] },
      /^cycle in a\/b\/c: d\/ ↔ e\/\n {2}a\/b\/c\/d\/1\.ts → a\/b\/c\/e\/2\.ts\n {2}a\/b\/c\/e\/3\.ts → a\/b\/c\/d\/1\.ts$/u,
    ],
  ])('are found between %s', (_case, table, message) => {
    expect(folderCycles(importsOf(table))).toEqual([expect.stringMatching(message)]);
  });

  it('do not include a folder whose lowest file is imported by its sub-folders', () => {
    const table = {
      'a/store.ts': [],
      'a/b/view.ts': ['a/store.ts'],
      'a/index.ts': ['a/b/view.ts', 'a/store.ts'],
    };
    expect(folderCycles(importsOf(table))).toEqual([]);
  });
});

describe('the levels of a folder', () => {
  const table = { desk: [['store.ts'], ['words/', 'player/'], ['index.ts']] };
  const valid = {
    'desk/store.ts': [],
    'desk/words/a.ts': ['desk/store.ts'],
    'desk/player/b.ts': [],
    'desk/index.ts': ['desk/words/a.ts'],
  };

  it.each([
    ['holds when imports point downwards', {}, []],
    [
      'is broken by an import of a level above',
      { 'desk/store.ts': ['desk/words/a.ts'] },
      ['desk: store.ts may not import words/: desk/store.ts → desk/words/a.ts'],
    ],
    [
      'is broken by an import inside a level',
      { 'desk/player/b.ts': ['desk/words/a.ts'] },
      ['desk: player/ may not import words/: desk/player/b.ts → desk/words/a.ts'],
    ],
    [
      'has to include every child',
      { 'desk/new/c.ts': [] },
      ['desk/new/ has no level in tools/architecture/levels.mjs'],
    ],
  ])('%s', (_case, changed, problems) => {
    expect(levelProblems(importsOf({ ...valid, ...changed }), table)).toEqual(problems);
  });

  it('lists no child that does not exist', () => {
    const { 'desk/player/b.ts': _gone, ...rest } = valid;
    expect(levelProblems(importsOf(rest), table)).toEqual([
      "tools/architecture/levels.mjs lists desk/player/, which doesn't exist",
    ]);
  });
});

describe('the walks of docs/architecture.md', () => {
  const sources = [
    'src-main/index.ts',
    'src-main/sync/run.ts',
    'src-main/ipc/run.ts',
    'src-main/a.ts',
    'src-main/b.ts',
    'src-main/c.ts',
  ];
  const walk = '`src-main/index.ts` calls `sync/run.ts`, then `a.ts`, `b.ts` and `c.ts`.';
  const problemsIn = (text: string) =>
    walkProblems(sourceTree({ 'docs/architecture.md': text }), sources);
  const chapter = (...walks: readonly string[]) =>
    `# Architecture\n\n## Three walks\n\n${walks.map((text, at) => `### Walk ${at}\n\n${text}\n`).join('\n')}\n## More\n`;

  it.each([
    ['name files that exist', chapter(walk, walk, walk), []],
    ['are missing', '# Architecture\n', ['docs/architecture.md has no chapter “Three walks”']],
    [
      'are fewer than three',
      chapter(walk, walk),
      ['docs/architecture.md: “Three walks” has 2 walks instead of 3'],
    ],
    [
      'name a file that is gone',
      chapter(walk, walk, `${walk} \`sync/gone.ts\``),
      ["docs/architecture.md: “Walk 2” names sync/gone.ts, which doesn't exist"],
    ],
    [
      'name a file by an ambiguous end',
      chapter(walk, walk, `${walk} \`run.ts\``),
      [
        'docs/architecture.md: “Walk 2” names run.ts, which is ambiguous: src-main/sync/run.ts, src-main/ipc/run.ts',
      ],
    ],
    [
      'name too few files',
      chapter(walk, walk, '`a.ts`'),
      ['docs/architecture.md: “Walk 2” names 1 files: at least 5 are needed'],
    ],
  ])('%s', (_case, text, problems) => {
    expect(problemsIn(text)).toEqual(problems);
  });
});
