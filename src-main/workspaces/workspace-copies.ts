import path from 'node:path';
import type { BackupList, ReviewCounts } from '../../src-shared/backup.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import type { WorkspaceSession } from './session.ts';

/** What the reviewer reads before reviews are replaced. */
export interface ReplaceQuestion {
  readonly workspaceName: string;
  /** Where the other reviews come from. */
  readonly source:
    | { readonly kind: 'backup'; readonly madeMs: number }
    | { readonly kind: 'file'; readonly file: string; readonly workspaceName: string };
  readonly now: ReviewCounts | undefined;
  readonly after: ReviewCounts | undefined;
}

export interface WorkspaceCopiesDeps {
  readonly library: Library;
  readonly current: () => Result<WorkspaceSession, AppError>;
  /** Closes the open workspace, runs the task, and opens it again. */
  readonly whileClosed: (
    task: () => Promise<Result<true, AppError>>,
  ) => Promise<Result<true, AppError>>;
  /** Asks outside the page, because a page alone must not replace reviews. */
  readonly confirmReplace: (question: ReplaceQuestion) => Promise<boolean>;
  readonly askWhereToSave: (suggestion: string) => Promise<string | undefined>;
  readonly askForWorkspaceFile: () => Promise<string | undefined>;
  readonly exportFolder: () => string;
  /** Everything on the pages may be outdated. */
  readonly reloadPages: () => void;
}

const cancelled = err<AppError>({ kind: 'cancelled' });
export const workspaceFileEnding = 'earmark-workspace';

/** Backups of the open workspace, and its reviews as one file. */
export function createWorkspaceCopies(deps: WorkspaceCopiesDeps) {
  const { library, current } = deps;

  const list = async (): Promise<Result<BackupList, AppError>> => {
    const open = current();
    return open.ok ? library.request('backups:list', { folder: open.value.folder }) : open;
  };

  const replace = async (
    question: Omit<ReplaceQuestion, 'workspaceName'>,
    task: (folder: string) => Promise<Result<true, AppError>>,
  ): Promise<Result<true, AppError>> => {
    const open = current();
    if (!open.ok) return open;
    const { workspace, folder } = open.value;
    if (!(await deps.confirmReplace({ ...question, workspaceName: workspace.name })))
      return cancelled;
    const replaced = await deps.whileClosed(() => task(folder));
    deps.reloadPages();
    return replaced;
  };

  return {
    list,

    async restore(name: string): Promise<Result<true, AppError>> {
      const listed = await list();
      if (!listed.ok) return listed;
      const backup = listed.value.backups.find((one) => one.name === name);
      if (backup === undefined) return err({ kind: 'gone', what: 'this backup' });
      const source = { kind: 'backup', madeMs: backup.madeMs } as const;
      return replace({ source, now: listed.value.current, after: backup.counts }, (folder) =>
        library.request('backups:restore', { folder, name }),
      );
    },

    async exportFile(): Promise<Result<{ readonly path: string }, AppError>> {
      const open = current();
      if (!open.ok) return open;
      const { name: workspaceName } = open.value.workspace;
      const fileName = `${fileNameOf(workspaceName)}.${workspaceFileEnding}`;
      const file = await deps.askWhereToSave(path.join(deps.exportFolder(), fileName));
      if (file === undefined) return cancelled;
      const written = await library.request('workspace-file:write', { file, workspaceName });
      return written.ok ? ok({ path: file }) : written;
    },

    async importFile(): Promise<Result<true, AppError>> {
      const file = await deps.askForWorkspaceFile();
      if (file === undefined) return cancelled;
      const checked = await library.request('workspace-file:check', { file });
      if (!checked.ok) return checked;
      const listed = await list();
      if (!listed.ok) return listed;
      const { manifest, counts } = checked.value;
      const source = { kind: 'file', file, workspaceName: manifest.workspaceName } as const;
      return replace({ source, now: listed.value.current, after: counts }, (folder) =>
        library.request('workspace-file:import', { folder, file }),
      );
    },
  };
}

const fileNameOf = (workspaceName: string): string =>
  workspaceName
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, ' ')
    .trim()
    .slice(0, 60) || 'Workspace';
