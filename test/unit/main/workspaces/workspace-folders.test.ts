import * as fc from 'fast-check';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  createWorkspaceFolders,
  keepRemovedMs,
  writeFolderInfo,
} from '../../../../src-main/workspaces/workspace-folders.ts';

/** A folder with two workspaces and a file beside them that must survive everything. */
async function freshFolders() {
  const data = mkdtempSync(path.join(tmpdir(), 'earmark-folders-'));
  const root = path.join(data, 'workspaces');
  for (const id of ['retell-1', 'retell-2']) {
    mkdirSync(path.join(root, id), { recursive: true });
    await writeFolderInfo(path.join(root, id), { name: `Name of ${id}` });
    writeFileSync(path.join(root, id, 'reviews.db'), id);
  }
  writeFileSync(path.join(data, 'earmark.json'), 'profile');
  const clock = { nowMs: 1_000_000 };
  return { data, root, clock, folders: createWorkspaceFolders(root, () => clock.nowMs) };
}

test('a folder that was set aside comes back as it was', async () => {
  const { root, folders } = await freshFolders();
  expect(await folders.setAside('retell-1')).toEqual({ ok: true, value: true });
  expect(readdirSync(root)).toEqual(['retell-2']);
  const [removed] = await folders.removed();
  expect(removed).toEqual({ id: 'retell-1', name: 'Name of retell-1', removedMs: 1_000_000 });
  if (removed === undefined) throw new Error('nothing removed');
  expect(await folders.restore(removed)).toEqual({ ok: true, value: true });
  expect(readFileSync(path.join(root, 'retell-1/reviews.db'), 'utf8')).toBe('retell-1');
  expect(await folders.removed()).toEqual([]);
});

test('a folder is not restored over another one of the same id', async () => {
  const { root, folders } = await freshFolders();
  await folders.setAside('retell-1');
  mkdirSync(path.join(root, 'retell-1'));
  writeFileSync(path.join(root, 'retell-1/reviews.db'), 'newer');
  const [removed] = await folders.removed();
  if (removed === undefined) throw new Error('nothing removed');
  expect(await folders.restore(removed)).toMatchObject({ ok: false });
  expect(readFileSync(path.join(root, 'retell-1/reviews.db'), 'utf8')).toBe('newer');
  expect(await folders.removed()).toHaveLength(1);
});

test('only what was removed long ago is deleted', async () => {
  const { clock, folders } = await freshFolders();
  await folders.setAside('retell-1');
  clock.nowMs += keepRemovedMs - 1;
  await folders.setAside('retell-2');
  await folders.purge();
  expect(await folders.removed()).toHaveLength(2);
  clock.nowMs += 1;
  await folders.purge();
  expect((await folders.removed()).map(({ id }) => id)).toEqual(['retell-2']);
});

test('a folder that is already gone is no error', async () => {
  const { folders } = await freshFolders();
  expect(await folders.setAside('retell-3')).toEqual({ ok: true, value: true });
});

test('no id reaches a path outside the folder of workspaces', async () => {
  const { data, root, folders } = await freshFolders();
  const part = fc.constantFrom('.', '..', '/', '\\', 'a', '\0', '~', 'retell-1', '%2e', '：', ' ');
  const text = fc.oneof(
    fc.string(),
    fc.array(part).map((parts) => parts.join('')),
  );
  const isId = (id: string): boolean => /^[a-z0-9-]{1,64}$/u.test(id);
  fc.assert(
    fc.property(text.filter(isId), (id) => {
      expect(path.dirname(folders.pathOf(id))).toBe(root);
    }),
    { numRuns: 100, seed: 3 },
  );
  fc.assert(
    fc.property(
      text.filter((id) => !isId(id)),
      (id) => {
        expect(() => folders.pathOf(id)).toThrow('Not a workspace id');
        expect(() => folders.setAside(id)).toThrow('Not a workspace id');
      },
    ),
    { numRuns: 500, seed: 4 },
  );
  expect(readdirSync(root)).toContain('retell-2');
  expect(existsSync(path.join(data, 'earmark.json'))).toBe(true);
});
