import { freeFileName } from '../lib/free-file-name.ts';
import { localDay, twoDigits } from '../lib/local-day.ts';

interface FileNameParts {
  readonly workspace: string;
  readonly extension: string;
  readonly now: Date;
}

/**
 * A name with workspace and time that no file in the folder has yet:
 * `earmark-sample-workspace-2026-11-20-1402.csv`, then `…-1402-2.csv`.
 */
export function freeExportName(
  folder: string,
  { workspace, extension, now }: FileNameParts,
): Promise<string> {
  return freeFileName(folder, `earmark-${slug(workspace)}-${timestamp(now)}`, extension);
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 60) || 'workspace';

const timestamp = (now: Date): string =>
  `${localDay(now)}-${twoDigits(now.getHours())}${twoDigits(now.getMinutes())}`;
