import { access } from 'node:fs/promises';
import path from 'node:path';
import { twoDigits } from './cells/timestamps.ts';

interface FileNameParts {
  readonly workspace: string;
  readonly extension: string;
  readonly now: Date;
}

/**
 * A name with workspace and time that no file in the folder has yet:
 * `earmark-sample-workspace-2026-11-20-1402.csv`, then `…-1402-2.csv`.
 */
export async function freeExportName(
  folder: string,
  { workspace, extension, now }: FileNameParts,
): Promise<string> {
  const base = `earmark-${slug(workspace)}-${timestamp(now)}`;
  for (let n = 1; ; n += 1) {
    const file = path.join(folder, `${base}${n === 1 ? '' : `-${n}`}.${extension}`);
    const isTaken = await access(file).then(
      () => true,
      () => false,
    );
    if (!isTaken) return file;
  }
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 60) || 'workspace';

function timestamp(now: Date): string {
  const day = `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
  return `${day}-${twoDigits(now.getHours())}${twoDigits(now.getMinutes())}`;
}
