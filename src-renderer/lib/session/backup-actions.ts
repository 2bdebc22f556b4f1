import type { AppBridge } from '../bridge.ts';

export type BackupActions = ReturnType<typeof createBackupActions>;

/** Backups of the open workspace. Main asks before it replaces anything, and loads the page again. */
export const createBackupActions = (bridge: Pick<AppBridge, 'request'>) => ({
  list: () => bridge.request('backups:list', undefined),
  restore: (name: string) => bridge.request('backups:restore', { name }),
  exportFile: () => bridge.request('workspace:export', undefined),
  importFile: () => bridge.request('workspace:import', undefined),
});
