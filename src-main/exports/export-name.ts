import { access } from 'node:fs/promises';
import path from 'node:path';

/**
 * A name that says what and when, and that no file in the folder bears yet:
 * `earmark-sample-workspace-2026-11-20-1402.csv`, then `…-1402-2.csv`.
 */
export async function freeExportName(
  folder: string,
  workspace: string,
  now: Date,
): Promise<string> {
  const base = `earmark-${slug(workspace)}-${stamp(now)}`;
  for (let n = 1; ; n += 1) {
    const file = path.join(folder, `${base}${n === 1 ? '' : `-${n}`}.csv`);
    const taken = await access(file).then(
      () => true,
      () => false,
    );
    if (!taken) return file;
  }
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 60) || 'workspace';

const two = (n: number): string => String(n).padStart(2, '0');

function stamp(now: Date): string {
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}`;
}
