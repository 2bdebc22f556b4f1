import { describe, expect, it } from 'vitest';
import { inspect } from '../../../tools/architecture/inspect.mjs';
import { sourceTree } from './source-tree.ts';

/** A small house in which every arrow is allowed. */
const validTree = {
  'src-shared/call.ts': "export interface Call { readonly id: string }\nexport const none = '';",
  'src-shared/ipc/contract.ts':
    "import type { Call } from '../call.ts';\nexport type Reply = Call;",
  'src-main/index.ts':
    "import { openLibrary } from './library/library.ts';\nimport { serve } from './ipc/serve.ts';\nopenLibrary(); serve();",
  'src-main/library/port.ts': 'export interface Library { readonly size: number }',
  'src-main/library/library.ts': 'export const openLibrary = () => undefined;',
  'src-main/library/process/process.ts': "import { sync } from '../sync/sync.ts';\nsync();",
  'src-main/sync/sync.ts':
    "import type { Library } from '../library/port.ts';\nimport { none } from '../../src-shared/call.ts';\nexport const sync = (_?: Library) => none;",
  'src-main/ipc/serve.ts':
    "import { ipcMain } from 'electron';\nexport const serve = () => { ipcMain.handle('x', () => 1); window.webContents.send('x'); };",
  'src-main/keychain/keychain.ts': "import keytar from 'keytar';\nexport const k = keytar;",
  'src-preload/index.ts':
    "import { contextBridge } from 'electron';\nimport type { Reply } from '../src-shared/ipc/contract.ts';\nexport type R = Reply; contextBridge;",
  'src-renderer/main.tsx':
    "import { Queue } from './features/queue/queue.tsx';\nimport { Review } from './features/review/review.tsx';\nexport const all = [Queue, Review];",
  'src-renderer/features/queue/queue.tsx':
    "import { Button } from '../../ui/button.tsx';\nimport { rows } from '../../commands/rows.ts';\nexport const Queue = () => <Button>{rows}</Button>;",
  'src-renderer/features/review/review.tsx':
    "import { clock } from '../../lib/clock.ts';\nimport type { Reply } from '../../../src-shared/ipc/contract.ts';\nexport const Review = (_: Reply) => clock;",
  'src-renderer/commands/rows.ts': 'export const rows = [];',
  'src-renderer/ui/button.tsx': 'export const Button = () => null;',
  'src-renderer/lib/clock.ts': "export { none as clock } from '../../src-shared/call.ts';",
  'src-sample/process.ts': "import { none } from '../src-shared/call.ts';\nexport default none;",
} as const;

const problemsOf = (changed: Readonly<Record<string, string>>) =>
  inspect(sourceTree({ ...validTree, ...changed })).problems;

describe('the architecture check', () => {
  it('finds nothing wrong in a sound house, and says how much it looked at', () => {
    const { files, arrows, problems } = inspect(sourceTree(validTree));
    expect(problems).toEqual([]);
    expect(files).toBe(Object.keys(validTree).length);
    expect(arrows).toBe(15);
  });

  it.each([
    [
      'src-shared that leans on Node',
      { 'src-shared/disk.ts': "import 'node:fs';" },
      /disk\.ts:1 .*src-shared runs where node:fs must not be/,
    ],
    [
      'src-shared that knows a layer above it, by type alone',
      { 'src-shared/up.ts': "import type { Library } from '../src-main/library/port.ts';" },
      /src-shared may know src-shared and itself, not src-main/,
    ],
    [
      'the main process that knows the renderer',
      { 'src-main/window/window.ts': "import '../../src-renderer/main.tsx';" },
      /src-main may know src-shared and itself, not src-renderer/,
    ],
    [
      'the sample Retell that knows the app',
      { 'src-sample/cli.ts': "import '../src-main/library/port.ts';" },
      /src-sample may know src-shared and itself, not src-main/,
    ],
    [
      'a part of main that knows the inside of another part',
      { 'src-main/sync/bad.ts': "import { openLibrary } from '../library/library.ts';" },
      /sync may know another part only by its port\.ts/,
    ],
    [
      'a part of main that knows the composition root',
      { 'src-main/sync/bad.ts': "import '../index.ts';" },
      /sync may know another part only by its port\.ts/,
    ],
    [
      'ipcMain outside ipc/',
      { 'src-main/sync/bad.ts': "import { ipcMain } from 'electron';" },
      /only src-main\/ipc touches ipcMain/,
    ],
    [
      'webContents.send outside ipc/',
      { 'src-main/sync/bad.ts': "\nwindow.webContents.send('sync:progress', 1);" },
      /bad\.ts:2 speaks to the renderer by itself/,
    ],
    [
      'keytar outside keychain/',
      { 'src-main/retell/bad.ts': "import keytar from 'keytar';" },
      /only src-main\/keychain knows where the key is kept/,
    ],
    [
      'a feature that knows another feature',
      { 'src-renderer/features/queue/bad.ts': "import '../review/review.tsx';" },
      /a feature may not know another feature/,
    ],
    [
      'a button that knows a feature',
      { 'src-renderer/ui/bad.ts': "import '../features/queue/queue.tsx';" },
      /ui may know src-shared, and nothing else of ours/,
    ],
    [
      'a room of the renderer that the plan does not have',
      { 'src-renderer/stuff/bad.ts': "import '../lib/clock.ts';" },
      /stuff is no room of the renderer/,
    ],
    [
      'Electron in the renderer',
      { 'src-renderer/lib/bad.ts': "import { ipcRenderer } from 'electron';" },
      /src-renderer runs where electron must not be/,
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
      /imports src-main\/sync\/gone\.ts, which isn't there/,
    ],
  ])('catches %s', (_what, changed, said) => {
    expect(problemsOf(changed).join('\n')).toMatch(said);
  });

  it.each([
    ['an import type', "import type { A } from '../library/library.ts';"],
    ['a dynamic import', "export const a = () => import('../library/library.ts');"],
    ['a re-export', "export { openLibrary } from '../library/library.ts';"],
    ['a re-export of everything', "export * from '../library/library.ts';"],
    ['an import for its effect', "import '../library/library.ts';"],
    ['a type written as import()', "export type A = import('../library/library.ts').A;"],
    ['require', "export const a = require('../library/library.ts');"],
  ])('sees %s', (_way, source) => {
    expect(problemsOf({ 'src-main/sync/bad.ts': source })).toEqual([
      expect.stringMatching(/^src-main\/sync\/bad\.ts:1 → src-main\/library\/library\.ts/),
    ]);
  });

  it('does not take the name of a file in a comment or a string for an import', () => {
    const source =
      "// import '../library/library.ts'\nexport const a = \"import '../library/library.ts'\";";
    expect(problemsOf({ 'src-main/sync/fine.ts': source })).toEqual([]);
  });

  it('refuses an import whose target is known only at run time', () => {
    const source = 'export const a = (b: string) => import(b);';
    expect(problemsOf({ 'src-main/sync/bad.ts': source })).toEqual([
      expect.stringMatching(/bad\.ts:1 imports something whose name is known only at run time/),
    ]);
  });

  it('finds a circle, also one of types', () => {
    const changed = {
      'src-main/sync/a.ts': "import { b } from './b.ts';\nexport const a = b;",
      'src-main/sync/b.ts': "import type { c } from './c.ts';\nexport const b = 1 as c;",
      'src-main/sync/c.ts': "export type { a as c } from './a.ts';",
    };
    expect(problemsOf(changed)).toEqual([
      'circle: src-main/sync/a.ts ↔ src-main/sync/b.ts ↔ src-main/sync/c.ts',
    ]);
  });

  it('fails when there is nothing to inspect', () => {
    const { files, problems } = inspect(sourceTree({ 'README.md': '' }));
    expect(files).toBe(0);
    expect(problems).toContain('not one import between our files was found: nothing was inspected');
  });

  it('fails when one layer is empty', () => {
    const { 'src-sample/process.ts': _gone, ...rest } = validTree;
    expect(inspect(sourceTree(rest)).problems).toEqual([
      'src-sample holds no source file: nothing was inspected there',
    ]);
  });

  it('fails on a file that is no TypeScript', () => {
    const root = sourceTree({ ...validTree, 'src-main/sync/bad.ts': 'import {' });
    expect(() => inspect(root)).toThrow(/bad\.ts can't be parsed/);
  });
});
