import { access } from 'node:fs/promises';
import path from 'node:path';

/** A file that the folder does not have yet: `base.csv`, then `base-2.csv`. */
export async function freeFileName(
  folder: string,
  base: string,
  extension: string,
): Promise<string> {
  for (let n = 1; ; n += 1) {
    const file = path.join(folder, `${base}${n === 1 ? '' : `-${n}`}.${extension}`);
    const isTaken = await access(file).then(
      () => true,
      () => false,
    );
    if (!isTaken) return file;
  }
}
