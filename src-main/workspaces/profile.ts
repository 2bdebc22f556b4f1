import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { defaultSettings, Settings } from '../../src-shared/settings.ts';
import { fileError } from '../lib/file-error.ts';
import { readFolderInfo } from './workspace-folder.ts';

/** A workspace as remembered; the key is in the keychain, under the workspace's id. */
const StoredWorkspace = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/u),
  name: z.string(),
  kind: z.enum(['sample', 'retell']),
  baseUrl: z.string().optional(),
  lastOpenedMs: z.number().optional(),
  /** What is shown of the key before anyone has asked the keychain. */
  keyInKeychain: z.boolean().optional(),
  /** Absent means yes: personal data is shown only where someone asked for it. */
  preferScrubbed: z.boolean().optional(),
});
export type StoredWorkspace = z.infer<typeof StoredWorkspace>;

const Bounds = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

const Profile = z.object({
  version: z.literal(1),
  workspaces: z.array(StoredWorkspace).readonly(),
  /** The workspace to open at the next start; absent after the reviewer closed it. */
  current: z.string().optional(),
  settings: Settings.partial(),
  /** HID pedals that the reviewer has chosen. */
  pedals: z.array(z.object({ vendorId: z.number(), productId: z.number() })).optional(),
  window: z.object({ bounds: Bounds, maximized: z.boolean() }).optional(),
});
export type Profile = z.infer<typeof Profile>;

const emptyProfile: Profile = { version: 1, workspaces: [], settings: {} };

/** What Earmark remembers on this machine beside the libraries: workspaces, settings, window. */
export interface ProfileFile {
  readonly get: () => Profile;
  readonly settings: () => Settings;
  /** Kept in memory at once, answered when it is on the disk. */
  readonly change: (next: (profile: Profile) => Profile) => Promise<Result<true, AppError>>;
  /** Resolves once every change up to now is on the disk, or could not be written. */
  readonly flush: () => Promise<void>;
  /** What was wrong with the file or its folder at the start; undefined when all was well. */
  readonly loadError?: AppError;
}

/**
 * Reads the profile from a folder. A file that can't be understood is moved aside, never overwritten,
 * and Earmark starts with the workspaces whose libraries lie there: their keys are in the keychain, and
 * libraries and reviews stay as they are. A folder that refuses everything is told, and no reason to
 * show nothing at all.
 */
export function openProfile(folder: string, now = Date.now()): ProfileFile {
  const file = path.join(folder, 'earmark.json');
  const read = readProfile(file);
  let profile = read ?? { ...emptyProfile, workspaces: workspacesIn(folder) };
  const loadError = read === undefined ? setAside(file, now) : makeFolder(folder);
  // One write at a time, each of the newest state, so that the last change wins on the disk too.
  let writing: Promise<unknown> = Promise.resolve();
  const write = async (): Promise<Result<true, AppError>> => {
    try {
      await writeFileAtomic(file, `${JSON.stringify(profile, undefined, 2)}\n`);
      return ok(true);
    } catch (error) {
      return err(fileError(error, file));
    }
  };
  return {
    get: () => profile,
    settings: () => ({ ...defaultSettings, ...definedOnly(profile.settings) }),
    change(next) {
      profile = next(profile);
      const written = writing.then(write);
      writing = written;
      return written;
    },
    async flush() {
      await writing;
    },
    ...(loadError === undefined ? {} : { loadError }),
  };
}

/** A setting that is there and undefined would hide its default. */
function definedOnly(settings: Profile['settings']): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** The profile in the file; an empty one when there is no file; undefined when it can't be understood. */
function readProfile(file: string): Profile | undefined {
  try {
    const parsed = Profile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? emptyProfile : undefined;
  }
}

function setAside(file: string, now: number): AppError {
  const aside = `${file}.unreadable-${now}`;
  try {
    renameSync(file, aside);
    return { kind: 'settings-unreadable', path: aside };
  } catch (error) {
    return fileError(error, file);
  }
}

function makeFolder(folder: string): AppError | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    return undefined;
  } catch (error) {
    return fileError(error, folder);
  }
}

/** The workspaces of Retell accounts whose folders lie there; each has a note of its name and address. */
function workspacesIn(folder: string): readonly StoredWorkspace[] {
  try {
    const ids = readdirSync(path.join(folder, 'workspaces')).filter((id) =>
      /^retell-[a-z0-9-]{1,57}$/u.test(id),
    );
    return ids.map((id) => {
      const name = `Recovered ${id.slice(7, 15)}`;
      return { id, name, kind: 'retell', ...readFolderInfo(path.join(folder, 'workspaces', id)) };
    });
  } catch {
    return [];
  }
}
