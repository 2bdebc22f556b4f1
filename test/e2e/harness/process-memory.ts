import { open, readFile } from 'node:fs/promises';

const chunkBytes = 16 * 1024 * 1024;

/**
 * How often a secret stands in the memory of a process that it can write to; undefined where the system
 * does not let other processes read it.
 */
export async function countInMemory(pid: number, secret: string): Promise<number | undefined> {
  const needles = [Buffer.from(secret, 'latin1'), Buffer.from(secret, 'utf16le')];
  const maps = await readFile(`/proc/${pid}/maps`, 'utf8').catch(() => undefined);
  if (maps === undefined) return undefined;
  const memory = await open(`/proc/${pid}/mem`, 'r').catch(() => undefined);
  if (memory === undefined) return undefined;
  let found = 0;
  try {
    for (const line of maps.split('\n')) {
      const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw/u.exec(line) ?? [];
      if (from === '') continue;
      const end = Number.parseInt(to, 16);
      // Chunks overlap, so that a secret on their border is found.
      for (let at = Number.parseInt(from, 16); at < end; at += chunkBytes - secret.length * 2) {
        const bytes = Buffer.alloc(Math.min(chunkBytes, end - at));
        const read = await memory.read(bytes, 0, bytes.length, at).catch(() => undefined);
        if (read === undefined) break;
        for (const needle of needles) found += occurrences(bytes, needle);
      }
    }
  } finally {
    await memory.close();
  }
  return found;
}

function occurrences(bytes: Buffer, needle: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) count += 1;
  return count;
}
