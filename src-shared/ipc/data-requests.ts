import { z } from 'zod';
import { backupNamePattern, type BackupList } from '../backup.ts';
import type { CallRemovalScope } from '../call-removal.ts';
import type { Settings } from '../settings.ts';
import { callId, noInput, returns } from './endpoint.ts';

/** Requests about the data of the open workspace as a whole: backups, files, and removing calls. */
export const dataRequests = {
  /** The backups of the open workspace, beside what it has now. */
  'backups:list': returns<BackupList>()(noInput),
  /**
   * Replaces the reviews of the open workspace by a backup, after the reviewer confirmed it in a dialog
   * of main. The pages are loaded again.
   */
  'backups:restore': returns<true>()(z.object({ name: z.string().regex(backupNamePattern) })),
  /** Writes everything that people made in the open workspace as one file. Main asks where to. */
  'workspace:export': returns<{ readonly path: string }>()(noInput),
  /**
   * Replaces the reviews of the open workspace by those of a workspace file. Main asks for the file and
   * shows what would change.
   */
  'workspace:import': returns<true>()(noInput),

  /**
   * Removes the call, or only its recordings, from this computer. The reviewer chooses in a dialog of main,
   * which says how many reviews would be removed.
   */
  'call:remove': returns<CallRemovalScope>()(z.object({ callId })),
  /**
   * Removes calls by their age, and those with a review only where that is chosen; 0 days for never. Main
   * asks before it removes any.
   */
  'calls:retention': returns<Settings>()(
    z.object({
      days: z.union([z.literal(0), z.number().int().min(7).max(3650)]),
      withReviews: z.boolean(),
    }),
  ),
} as const;
