import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { changedSettings } from '../../src-shared/current-reviewer.ts';
import { defaultSettings, Settings } from '../../src-shared/settings.ts';
import { workspaceIdPattern } from '../../src-shared/workspace.ts';
import { fileError } from '../lib/file-error.ts';
import { readReviewers, reviewersFile } from './reviewers-file.ts';
import { readFolderInfo } from './workspace-folders.ts';

/** A workspace in the profile. Its API key is in the keychain, under the workspace's id. */
const StoredWorkspace = z.preprocess(
  withCurrentNames,
  z.object({
    id: z.string().regex(workspaceIdPattern),
    name: z.string(),
    kind: z.enum(['sample', 'retell']),
    baseUrl: z.string().optional(),
    lastOpenedMs: z.number().optional(),
    /** The last known location of the API key, shown until the keychain is read. */
    keyInKeychain: z.boolean().optional(),
    /** Recognises the last API key, which can't be computed from it. */
    keyHash: z.string().max(200).optional(),
    /** Absent means true, so unredacted data is shown only on request. */
    preferRedacted: z.boolean().optional(),
  }),
);
export type StoredWorkspace = z.infer<typeof StoredWorkspace>;

/** `preferRedacted` was `preferScrubbed` in earlier profiles. */
function withCurrentNames(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('preferScrubbed' in stored)) return stored;
  const { preferScrubbed, ...others } = stored;
  return { preferRedacted: preferScrubbed, ...others };
}

const Bounds = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

const Profile = z.object({
  version: z.literal(1),
  workspaces: z.array(StoredWorkspace).readonly(),
  /** The workspace that the next start opens; absent after the reviewer closed it. */
  current: z.string().optional(),
  settings: Settings.partial(),
  /** HID pedals that the reviewer has chosen. */
  pedals: z.array(z.object({ vendorId: z.number(), productId: z.number() })).optional(),
  window: z.object({ bounds: Bounds, maximized: z.boolean() }).optional(),
});
export type Profile = z.infer<typeof Profile>;

const emptyProfile: Profile = { version: 1, workspaces: [], settings: {} };

/** What Earmark stores on this machine besides the libraries: workspaces, settings, window position. */
export interface ProfileFile {
  readonly get: () => Profile;
  readonly settings: () => Settings;
  /** Applies the change in memory at once and resolves when it is on disk. */
  readonly change: (next: (profile: Profile) => Profile) => Promise<Result<true, AppError>>;
  /** Changes some settings and resolves with all of them when they are on disk. */
  readonly changeSettings: (change: Profile['settings']) => Promise<Result<Settings, AppError>>;
  /** Resolves once every change so far is on disk or has failed to be written. */
  readonly flush: () => Promise<void>;
  /** What was wrong with the file or its folder at the start. */
  readonly loadError?: AppError;
}

/**
 * Reads the profile from a folder. An unreadable file is moved aside and never overwritten. Earmark then
 * starts with the workspaces whose folders exist: their API keys are in the keychain, and libraries and
 * reviews are unchanged. If the folder itself can't be used, the error is reported and Earmark starts with
 * an empty profile.
 */
export function openProfile(folder: string, nowMs = Date.now()): ProfileFile {
  const file = path.join(folder, 'earmark.json');
  const read = readProfile(file);
  let profile = withReviewer(read ?? { ...emptyProfile, workspaces: workspacesIn(folder) }, folder);
  let writtenReviewers = '';
  const loadError = read === undefined ? setAside(file, nowMs) : makeFolder(folder);
  // One write at a time, each with the newest state, so that the last change wins on disk too.
  let writing: Promise<unknown> = Promise.resolve();
  const write = async (): Promise<Result<true, AppError>> => {
    try {
      const [reviewers, text] = reviewersFile(folder, settings());
      if (text !== writtenReviewers) await writeFileAtomic(reviewers, text);
      writtenReviewers = text;
      await writeFileAtomic(file, `${JSON.stringify(profile, undefined, 2)}\n`);
      return ok(true);
    } catch (error) {
      return err(fileError(error, file));
    }
  };
  const settings = (): Settings => settingsOf(profile);
  const change: ProfileFile['change'] = (next) => {
    profile = next(profile);
    const written = writing.then(write);
    writing = written;
    return written;
  };
  // The id stands in every review, so it is on disk before the first one.
  if (read?.settings.reviewerId === undefined && loadError === undefined) void change((now) => now);
  return {
    get: () => profile,
    settings,
    change,
    async changeSettings(changed) {
      const written = await change((now) => ({
        ...now,
        settings: changedSettings(settingsOf(now), definedOnly(changed)),
      }));
      return written.ok ? ok(settings()) : written;
    },
    async flush() {
      await writing;
    },
    ...(loadError === undefined ? {} : { loadError }),
  };
}

function settingsOf({ settings }: Profile): Settings {
  const { reviewerId, ...others } = settings;
  if (reviewerId === undefined) throw new Error('The profile has no reviewer');
  return { ...defaultSettings, ...definedOnly(others), reviewerId };
}

/** A profile of an earlier version has a name, but no reviewers; a lost one has neither. */
function withReviewer(profile: Profile, folder: string): Profile {
  const known = profile.settings.reviewerId === undefined ? readReviewers(folder) : undefined;
  const {
    reviewerId = randomUUID(),
    reviewerName = '',
    reviewers,
  } = { ...profile.settings, ...known };
  const settings = {
    ...profile.settings,
    reviewerId,
    reviewerName,
    reviewers: reviewers ?? [{ id: reviewerId, name: reviewerName.trim() }],
  };
  return { ...profile, settings };
}

/** What a profile says about exports. Nothing is created, moved or changed. */
export function readExportProfile(folder: string): {
  readonly workspaces: readonly StoredWorkspace[];
  readonly reviewerId: string | undefined;
} {
  const profile = readProfile(path.join(folder, 'earmark.json'));
  return {
    workspaces: profile?.workspaces ?? workspacesIn(folder),
    reviewerId: profile?.settings.reviewerId ?? readReviewers(folder)?.reviewerId,
  };
}

/** A setting that is present but undefined would hide its default. */
function definedOnly(settings: Profile['settings']): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

/** The profile in the file: an empty one if there is no file, undefined if it can't be read. */
function readProfile(file: string): Profile | undefined {
  try {
    const parsed = Profile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? emptyProfile : undefined;
  }
}

function setAside(file: string, nowMs: number): AppError {
  const aside = `${file}.unreadable-${nowMs}`;
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

/** The workspaces of Retell accounts that have a folder. Each folder holds its name and address. */
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
