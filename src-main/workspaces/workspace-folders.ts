import { readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { workspaceIdPattern } from '../../src-shared/workspace.ts';
import { fileError } from '../lib/file-error.ts';

/** Identifies a workspace's folder when the settings that named it are lost. Holds no API key. */
const FolderInfo = z.object({ name: z.string().min(1), baseUrl: z.string().optional() });
type FolderInfo = z.infer<typeof FolderInfo>;

/** Where the recordings of a workspace are kept. */
export const recordingsIn = (folder: string): string => path.join(folder, 'recordings');

const infoFileIn = (folder: string): string => path.join(folder, 'workspace.json');

/** A file that can't be written now is written the next time the workspace is opened. */
export async function writeFolderInfo(folder: string, info: FolderInfo): Promise<void> {
  const text = `${JSON.stringify(FolderInfo.parse(info), undefined, 2)}\n`;
  await writeFileAtomic(infoFileIn(folder), text).catch(() => undefined);
}

/** Undefined when there is no such file or it can't be read. */
export function readFolderInfo(folder: string): FolderInfo | undefined {
  try {
    return FolderInfo.safeParse(JSON.parse(readFileSync(infoFileIn(folder), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** A workspace that was removed and can still be restored. */
export interface RemovedWorkspace extends FolderInfo {
  readonly id: string;
  readonly removedMs: number;
}

/** How long a removed workspace can be restored. */
export const keepRemovedMs = 30 * 24 * 60 * 60_000;

/** The folders of all workspaces, one per id. */
export interface WorkspaceFolders {
  /** Throws for anything that is not the id of a workspace, so that no path leaves the folder. */
  pathOf(id: string): string;
  /** Moves a workspace's folder out of the way. A folder that is already gone is not an error. */
  setAside(id: string): Promise<Result<true, AppError>>;
  /** What can be restored, most recently removed first. */
  removed(): Promise<readonly RemovedWorkspace[]>;
  /** Moves the folder back; fails while there is another folder of that id. */
  restore(removed: RemovedWorkspace): Promise<Result<true, AppError>>;
  /** Deletes what was removed longer ago than {@link keepRemovedMs}. */
  purge(): Promise<void>;
}

/** `root` holds one folder per workspace. Removed ones are kept in a folder beside it. */
export function createWorkspaceFolders(root: string, now = Date.now): WorkspaceFolders {
  const asideRoot = `${root}-removed`;
  const pathOf = (id: string): string => {
    const folder = path.resolve(root, id);
    if (!workspaceIdPattern.test(id) || path.dirname(folder) !== path.resolve(root)) {
      throw new Error(`Not a workspace id: ${JSON.stringify(id)}`);
    }
    return folder;
  };
  const asidePath = ({ id, removedMs }: Pick<RemovedWorkspace, 'id' | 'removedMs'>): string =>
    path.join(asideRoot, `${path.basename(pathOf(id))}.${removedMs}`);
  const removed = async (): Promise<readonly RemovedWorkspace[]> => {
    const names = await readdir(asideRoot).catch((): string[] => []);
    return names
      .flatMap((name) => {
        const [, id = '', time = ''] = /^([a-z0-9-]{1,64})\.(\d{1,15})$/u.exec(name) ?? [];
        if (id === '') return [];
        const info = readFolderInfo(path.join(asideRoot, name)) ?? { name: id };
        return [{ ...info, id, removedMs: Number(time) }];
      })
      .toSorted((a, b) => b.removedMs - a.removedMs);
  };
  return {
    pathOf,
    removed,
    setAside: (id) =>
      attempt(pathOf(id), async () => {
        await mkdir(asideRoot, { recursive: true });
        await rename(pathOf(id), asidePath({ id, removedMs: now() })).catch((error: unknown) => {
          if (!isMissing(error)) throw error;
        });
      }),
    restore: (workspace) =>
      attempt(pathOf(workspace.id), () => rename(asidePath(workspace), pathOf(workspace.id))),
    async purge() {
      for (const workspace of await removed()) {
        if (now() - workspace.removedMs < keepRemovedMs) continue;
        await rm(asidePath(workspace), { recursive: true, force: true }).catch(() => undefined);
      }
    },
  };
}

async function attempt(folder: string, act: () => Promise<void>): Promise<Result<true, AppError>> {
  try {
    await act();
    return ok(true);
  } catch (error) {
    return err(fileError(error, folder));
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
