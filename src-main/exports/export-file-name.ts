import type { ExportFormat } from '../../src-shared/export-options.ts';
import { freeFileName } from '../lib/free-file-name.ts';
import { localDay, twoDigits } from '../lib/local-day.ts';

interface FileNameParts {
  readonly workspace: string;
  readonly format: ExportFormat;
  readonly now: Date;
}

/**
 * A name with workspace and time that no file in the folder has yet:
 * `earmark-sample-workspace-2026-11-20-1402.csv`, then `…-1402-2.csv`; for clips, `…-1402-clips`.
 */
export function freeExportName(
  folder: string,
  { workspace, format, now }: FileNameParts,
): Promise<string> {
  const name = `earmark-${slug(workspace)}-${timestamp(now)}`;
  // Clips are a folder.
  return format === 'wav'
    ? freeFileName(folder, `${name}-clips`)
    : freeFileName(folder, name, format);
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 60) || 'workspace';

const timestamp = (now: Date): string =>
  `${localDay(now)}-${twoDigits(now.getHours())}${twoDigits(now.getMinutes())}`;
