import { describe, expect, it } from 'vitest';
import { inspect } from '../../../tools/architecture/inspect.mjs';
import { sourceTree } from './source-tree.ts';

const walk =
  '`ipc/serve.ts`, `library/library.ts`, `sync/sync.ts`, `ui/button.tsx`, `lib/clock.ts`';

/** A small project in which every import is allowed. */
const validTree = {
  'src-shared/call.ts': "export interface Call { readonly id: string }\nexport const none = '';",
  'src-shared/ipc/contract.ts':
    "import type { Call } from '../call.ts';\nexport type Reply = Call;",
  'src-main/index.ts':
    "import { openLibrary } from './library/library.ts';\nimport { serve } from './ipc/serve.ts';\nopenLibrary(); serve();",
  'src-main/library/port.ts': 'export interface Library { readonly size: number }',
  'src-main/library/library.ts': 'export const openLibrary = () => undefined;',
  'src-main/library/process/process.ts': "import { parse } from '../../retell/parse.ts';\nparse();",
  'src-main/retell/parse.ts': 'export const parse = () => undefined;',
  'src-main/sync/sync.ts':
    "import type { Library } from '../library/port.ts';\nimport { none } from '../../src-shared/call.ts';\nexport const sync = (_?: Library) => none;",
  'src-main/ipc/serve.ts':
    "import { ipcMain } from 'electron';\nexport const serve = () => { ipcMain.handle('x', () => 1); window.webContents.send('x'); };",
  'src-main/keychain/keychain.ts': "import keytar from 'keytar';\nexport const k = keytar;",
  'src-preload/index.ts':
    "import { contextBridge } from 'electron';\nimport type { Reply } from '../src-shared/ipc/contract.ts';\nexport type R = Reply; contextBridge;",
  'src-renderer/main.tsx':
    "import { Queue } from './features/queue/queue.tsx';\nimport { Tags } from './features/tags/tags.tsx';\nexport const all = [Queue, Tags];",
  'src-renderer/features/queue/queue.tsx':
    "import { Button } from '../../ui/button.tsx';\nimport { rows } from '../../commands/rows.ts';\nexport const Queue = () => <Button>{rows}</Button>;",
  'src-renderer/features/tags/tags.tsx':
    "import { clock } from '../../lib/clock.ts';\nimport type { Reply } from '../../../src-shared/ipc/contract.ts';\nexport const Tags = (_: Reply) => clock;",
  'src-renderer/commands/rows.ts': 'export const rows = [];',
  'src-renderer/ui/button.tsx': 'export const Button = () => null;',
  'src-renderer/lib/clock.ts': "export { none as clock } from '../../src-shared/call.ts';",
  'src-sample/process.ts': "import { none } from '../src-shared/call.ts';\nexport default none;",
  'docs/architecture.md': `## Three walks\n\n### A\n${walk}\n### B\n${walk}\n### C\n${walk}\n`,
} as const;

const problemsOf = (changed: Readonly<Record<string, string>>) =>
  inspect(sourceTree({ ...validTree, ...changed })).problems;

describe('the architecture check', () => {
  it('accepts a valid project and counts what it inspected', () => {
    const { files, imports, problems } = inspect(sourceTree(validTree));
    expect(problems).toEqual([]);
    expect(files).toBe(Object.keys(validTree).length - 1);
    expect(imports).toBe(15);
  });

  it('refuses whatever brings zod into the page, but not its types', () => {
    const page = (statement: string) => ({
      'src-shared/name.ts': "import { z } from 'zod';\nexport const Name = z.string();",
      'src-renderer/lib/name.ts': statement,
    });
    expect(problemsOf(page("export { Name } from '../../src-shared/name.ts';"))).toEqual([
      'src-shared/name.ts brings zod into the page',
    ]);
    expect(problemsOf(page("export type { Name } from '../../src-shared/name.ts';"))).toEqual([]);
  });

  it.each([
    [
      'src-shared that imports Node',
      { 'src-shared/disk.ts': "import 'node:fs';" },
      /disk\.ts:1 .*src-shared runs where node:fs is not allowed/,
    ],
    [
      'src-shared that imports only a type of a layer above',
      { 'src-shared/up.ts': "import type { Library } from '../src-main/library/port.ts';" },
      /src-shared may import src-shared and itself, not src-main/,
    ],
    [
      'the main process that imports the renderer',
      { 'src-main/window/window.ts': "import '../../src-renderer/main.tsx';" },
      /src-main may import src-shared and itself, not src-renderer/,
    ],
    [
      'the sample Retell that imports the app',
      { 'src-sample/cli.ts': "import '../src-main/library/port.ts';" },
      /src-sample may import src-shared and itself, not src-main/,
    ],
    [
      'a part of main that imports the inside of another part',
      { 'src-main/sync/bad.ts': "import { openLibrary } from '../library/library.ts';" },
      /sync may import another part only through its port\.ts/,
    ],
    [
      'a part of main that imports the composition root',
      { 'src-main/sync/bad.ts': "import '../index.ts';" },
      /sync may import another part only through its port\.ts/,
    ],
    [
      'ipcMain outside ipc/',
      { 'src-main/sync/bad.ts': "import { ipcMain } from 'electron';" },
      /only src-main\/ipc may use ipcMain/,
    ],
    [
      'webContents.send outside ipc/',
      { 'src-main/sync/bad.ts': "\nwindow.webContents.send('sync:progress', 1);" },
      /bad\.ts:2 sends to the renderer/,
    ],
    [
      'keytar outside keychain/',
      { 'src-main/retell/bad.ts': "import keytar from 'keytar';" },
      /only src-main\/keychain reads and writes the keychain/,
    ],
    [
      'a feature that imports another feature',
      { 'src-renderer/features/queue/bad.ts': "import '../tags/tags.tsx';" },
      /a feature may not import another feature/,
    ],
    [
      'a part of ui that imports a feature',
      { 'src-renderer/ui/bad.ts': "import '../features/queue/queue.tsx';" },
      /ui may import src-shared, and nothing else of ours/,
    ],
    [
      'a part of the renderer that the table does not list',
      { 'src-renderer/stuff/bad.ts': "import '../lib/clock.ts';" },
      /stuff is no part of the renderer/,
    ],
    [
      'Electron in the renderer',
      { 'src-renderer/lib/bad.ts': "import { ipcRenderer } from 'electron';" },
      /src-renderer runs where electron is not allowed/,
    ],
    [
      'the contract at run time in the renderer',
      { 'src-renderer/lib/bad.ts': "import { requests } from '../../src-shared/ipc/contract.ts';" },
      /the renderer imports the contract as types only/,
    ],
    [
      'the contract at run time in the bridge',
      { 'src-preload/bad.ts': "import { requests } from '../src-shared/ipc/contract.ts';" },
      /the bridge imports types only/,
    ],
    [
      'an import of a file that is not there',
      { 'src-main/sync/bad.ts': "import './gone.ts';" },
      /imports src-main\/sync\/gone\.ts, which doesn't exist/,
    ],
  ])('catches %s', (_case, changed, message) => {
    expect(problemsOf(changed).join('\n')).toMatch(message);
  });

  it.each([
    ['an import type', "import type { A } from '../library/library.ts';"],
    ['a dynamic import', "export const a = () => import('../library/library.ts');"],
    ['a re-export', "export { openLibrary } from '../library/library.ts';"],
    ['a re-export of everything', "export * from '../library/library.ts';"],
    ['an import for its effect', "import '../library/library.ts';"],
    ['a type written as import()', "export type A = import('../library/library.ts').A;"],
    ['require', "export const a = require('../library/library.ts');"],
  ])('sees %s', (_syntax, source) => {
    expect(problemsOf({ 'src-main/sync/bad.ts': source })).toEqual([
      expect.stringMatching(/^src-main\/sync\/bad\.ts:1 → src-main\/library\/library\.ts/),
    ]);
  });

  it('ignores file names in comments and strings', () => {
    const source =
      "// import '../library/library.ts'\nexport const a = \"import '../library/library.ts'\";";
    expect(problemsOf({ 'src-main/sync/fine.ts': source })).toEqual([]);
  });

  it('rejects an import whose target is known only at run time', () => {
    const source = 'export const a = (b: string) => import(b);';
    expect(problemsOf({ 'src-main/sync/bad.ts': source })).toEqual([
      expect.stringMatching(/bad\.ts:1 imports a module whose name is known only at run time/),
    ]);
  });

  it('finds a cycle, including one of types', () => {
    const changed = {
      'src-main/sync/a.ts': "import { b } from './b.ts';\nexport const a = b;",
      'src-main/sync/b.ts': "import type { c } from './c.ts';\nexport const b = 1 as c;",
      'src-main/sync/c.ts': "export type { a as c } from './a.ts';",
    };
    expect(problemsOf(changed)).toEqual([
      'cycle: src-main/sync/a.ts ↔ src-main/sync/b.ts ↔ src-main/sync/c.ts',
    ]);
  });

  it('finds a cycle of folders, including one of type-only imports', () => {
    const changed = {
      'src-main/sync/list/pages.ts':
        "import type { Run } from '../run/run.ts';\nexport type Page = Run;",
      'src-main/sync/run/run.ts': 'export type Run = string;',
      'src-main/sync/run/next.ts': "export type { Page as Next } from '../list/pages.ts';",
    };
    expect(problemsOf(changed)).toEqual([
      expect.stringMatching(/^cycle in src-main\/sync: list\/ ↔ run\//u),
    ]);
  });

  it('fails when there is nothing to inspect', () => {
    const { files, problems } = inspect(sourceTree({ 'README.md': '' }));
    expect(files).toBe(0);
    expect(problems).toContain('no import between our files was found: nothing was inspected');
  });

  it('fails when one layer is empty', () => {
    const { 'src-sample/process.ts': _gone, ...rest } = validTree;
    expect(inspect(sourceTree(rest)).problems).toEqual([
      'src-sample has no source file: nothing was inspected there',
    ]);
  });

  it('fails on a file that is not TypeScript', () => {
    const root = sourceTree({ ...validTree, 'src-main/sync/bad.ts': 'import {' });
    expect(() => inspect(root)).toThrow(/bad\.ts can't be parsed/);
  });
});
