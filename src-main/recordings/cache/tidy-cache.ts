import { open, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  tryRemove,
  cacheFiles,
  fileNamesFor,
  peaksFile,
  recordingFile,
  type CacheFile,
} from './cache-files.ts';
import { createContentHash } from './content-hash.ts';
import { markUsed } from './eviction.ts';
import { storeByContent, readContentSidecar } from './sidecars.ts';

/**
 * Cleans up what earlier runs left: recordings that an older Earmark named by their call are renamed by
 * their content, and files that nothing refers to are removed. If it is interrupted, the next start
 * continues with the rest.
 */
export async function tidyCache(folder: string, signal: AbortSignal): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (signal.aborted) return;
    const base = /^([0-9a-f]{64})\.wav$/u.exec(name)?.[1];
    // A file that cannot be read now is left for the next start.
    if (base !== undefined) await migrateFile(folder, base).catch(() => undefined);
    if (/^[0-9a-f]{64}\.wav\.peaks(?:\.part)?$/u.test(name))
      await tryRemove(path.join(folder, name));
  }
  if (!signal.aborted) await removeOrphans(folder);
}

async function migrateFile(folder: string, base: string): Promise<void> {
  const file = path.join(folder, `${base}.wav`);
  const { size: bytes, atimeMs } = await stat(file);
  const sha256 = await hashOf(file, bytes);
  // Before the recording is renamed, or the cleanup would take them for orphans.
  await rename(peaksFile(file), peaksFile(recordingFile(folder, sha256))).catch(() => undefined);
  await storeByContent(fileNamesFor(folder, base), { file, sha256, bytes }, () => undefined);
  await markUsed(recordingFile(folder, sha256), atimeMs);
}

async function hashOf(file: string, bytes: number): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const hash = createContentHash();
    await hash.restart(handle, bytes);
    return hash.value();
  } finally {
    await handle.close();
  }
}

/** Removes sidecars without content, content without a sidecar, and companions without a recording. */
export async function removeOrphans(folder: string): Promise<void> {
  const files = await cacheFiles(folder);
  const present = new Set(files.map(({ name }) => name));
  const referenced = new Set<string>();
  for (const { name } of files.filter(({ extension: ending }) => ending === 'json')) {
    const sidecar = await readContentSidecar(path.join(folder, name));
    if (sidecar !== undefined && present.has(`${sidecar.sha256}.sound`))
      referenced.add(sidecar.sha256);
    else await tryRemove(path.join(folder, name));
  }
  const isOrphan = ({ extension: ending, base }: CacheFile): boolean => {
    switch (ending) {
      case 'sound':
      case 'sound.peaks':
        return !referenced.has(base);
      case 'part.json':
        return !present.has(`${base}.part`);
      case 'sound.peaks.part':
      case 'json.new':
        return true;
      case 'part':
      case 'json':
        return false;
      default:
        return ending;
    }
  };
  for (const file of files.filter(isOrphan)) await tryRemove(path.join(folder, file.name));
}
