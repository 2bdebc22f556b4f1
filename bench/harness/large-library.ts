import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CallRecord } from '../../src-shared/call.ts';
import { callOfV3 } from '../../src-main/retell/wire/calls/call-versions.ts';
import { isRow } from '../../src-main/retell/wire/fields/read-row.ts';
import { makeWorkspace } from '../../src-sample/generated/generated-workspace.ts';
import { prepareHome, workspaceFolder } from './earmark.ts';
import { startLibrary } from './library-process.ts';
import { cacheFolder, root } from './paths.ts';
import { benchReviewer } from './bench-reviewer.ts';

const batch = 2000;
/** No server listens at this address, so the app opens the library as it does offline. */
export const noAddress = { url: 'http://127.0.0.1:9', apiKey: 'key_of_the_bench' };

/**
 * A home whose library contains `count` calls. The app's own library process stores them, as sync
 * would. This takes minutes, so the library is kept for the next run.
 */
export async function homeWithCalls(count: number): Promise<string> {
  const library = await cachedLibrary(count);
  const home = await mkdtemp(path.join(tmpdir(), 'earmark-bench-home-'));
  await prepareHome(noAddress, home);
  await mkdir(path.dirname(workspaceFolder(home)), { recursive: true });
  await symlink(library, workspaceFolder(home));
  return home;
}

/**
 * The folder of a library with `count` calls. It is created if it does not exist or if the library code
 * has changed.
 */
export async function cachedLibrary(count: number): Promise<string> {
  const folder = path.join(cacheFolder, `library-${count}-${await version()}`);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder, { recursive: true });
  for (const old of await readdir(cacheFolder)) {
    if (old.startsWith(`library-${count}-`))
      await rm(path.join(cacheFolder, old), { recursive: true });
  }
  const unfinished = `${folder}.part`;
  await rm(unfinished, { recursive: true, force: true });
  console.log(`creating a library of ${count.toLocaleString('en')} calls; later runs reuse it`);
  const began = performance.now();
  await fill(unfinished, count);
  console.log(`that took ${((performance.now() - began) / 1000).toFixed(0)} s`);
  await rename(unfinished, folder);
  return folder;
}

async function fill(folder: string, count: number): Promise<void> {
  await using library = startLibrary();
  await library.ask('open', { folder, reviewer: benchReviewer });
  const { calls } = makeWorkspace(count, { seed: 1, long: 0, recordings: 0.1 });
  let storing: Promise<unknown> = Promise.resolve();
  // Oldest first, so that each call is inserted after the others. The next batch is created in the
  // meantime.
  for (let until = count; until > 0; until -= batch) {
    const records: CallRecord[] = [];
    for (let rank = until - 1; rank >= Math.max(0, until - batch); rank -= 1) {
      const raw = JSON.stringify(calls.viewAt(rank).listItem());
      const row: unknown = JSON.parse(raw);
      const record = isRow(row) ? callOfV3(row, { source: 'list', raw }) : undefined;
      if (record !== undefined) records.push(record);
    }
    await storing;
    storing = library.ask('calls:store', { records });
  }
  await storing;
  await library.ask('close', undefined);
}

/** Changes with every file that affects the contents of the library. */
async function version(): Promise<string> {
  const hash = createHash('sha1');
  for (const part of ['src-main/library/calls', 'src-main/retell/wire', 'src-sample/generated']) {
    const folder = path.join(root, part);
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.ts')).toSorted()) {
      hash.update(await readFile(path.join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 10);
}
