import type { ReviewCounts } from '../../../src-shared/backup.ts';
import { formatCount } from '../../lib/format.ts';

/** The texts of the backups in Settings › Workspaces. */
export const backupText = {
  title: 'Backups',
  hint: 'Reviews, tags, comments and rubrics are backed up daily and before each update of their format. The newest ten are kept.',
  none: 'No backups yet. The first one is made a minute after a workspace with edits is opened.',
  columns: ['Date', 'Reviews', 'Tags', 'Edits', ''],
  now: 'Now',
  inUse: 'In use',
  unreadable: 'Can’t be read',
  restore: 'Restore…',
  restoreLabel: (date: string): string => `Restore the backup of ${date}`,
  restored: 'Reviews replaced.',
  exportFile: 'Export reviews as a file…',
  importFile: 'Import reviews from a file…',
  exported: (path: string): string => `Exported to ${path}`,
  count: formatCount,
  reviews: ({ reviews, submitted }: ReviewCounts): string =>
    `${formatCount(reviews)} (${formatCount(submitted)} submitted)`,
} as const;
