import { access } from 'node:fs/promises';
import path from 'node:path';

/** A file that the folder does not have yet: `base.csv`, then `base-2.csv`. A folder has no extension. */
export async function freeFileName(
  folder: string,
  base: string,
  extension?: string,
): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? base : `${base}-${n}`;
    const file = path.join(folder, extension === undefined ? name : `${name}.${extension}`);
    const isTaken = await access(file).then(
      () => true,
      () => false,
    );
    if (!isTaken) return file;
  }
}
