import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Workspace } from '../../src-shared/workspace.ts';
import type { ApiKeys } from './api-keys.ts';
import { hashApiKey } from './key-hash.ts';
import type { ProfileFile, StoredWorkspace } from './profile.ts';

/** The workspaces that this machine remembers, most recently opened first. */
export class KnownWorkspaces {
  readonly #profile: ProfileFile;
  readonly #apiKeys: ApiKeys;

  constructor(profile: ProfileFile, apiKeys: ApiKeys) {
    this.#profile = profile;
    this.#apiKeys = apiKeys;
  }

  list(): readonly Workspace[] {
    return this.#profile.get().workspaces.map((stored) => this.describe(stored));
  }

  find(id: string): StoredWorkspace | undefined {
    return this.#profile.get().workspaces.find((workspace) => workspace.id === id);
  }

  /** The workspaces at one address, which may belong to the same account. */
  atUrl(baseUrl: string): readonly StoredWorkspace[] {
    const { workspaces } = this.#profile.get();
    return workspaces.filter((one) => one.kind === 'retell' && one.baseUrl === baseUrl);
  }

  /** The workspace with the name and address that were entered. */
  storedFor(
    id: string,
    { name, baseUrl }: { readonly name?: string | undefined; readonly baseUrl: string },
  ): StoredWorkspace {
    const before = this.find(id);
    const named = name || (before?.name ?? new URL(baseUrl).host);
    return { ...before, id, name: named, kind: 'retell', baseUrl };
  }

  describe(stored: StoredWorkspace): Workspace {
    return {
      id: stored.id,
      name: stored.name,
      kind: stored.kind,
      apiKeyLocation: this.#apiKeyLocation(stored),
      preferRedacted: stored.preferRedacted ?? true,
      ...(stored.baseUrl === undefined ? {} : { baseUrl: stored.baseUrl }),
      ...(stored.lastOpenedMs === undefined ? {} : { lastOpenedMs: stored.lastOpenedMs }),
    };
  }

  /** Moves a workspace to the top and makes it the one that the next start opens. */
  async recordOpened(stored: StoredWorkspace, nowMs: number): Promise<void> {
    const keyInKeychain = this.#apiKeys.locationOf(stored.id) === 'keychain';
    await this.#profile.change((now) => ({
      ...now,
      current: stored.id,
      workspaces: [
        { ...stored, lastOpenedMs: nowMs, keyInKeychain },
        ...now.workspaces.filter(({ id }) => id !== stored.id),
      ],
    }));
  }

  /** Makes the next start show the welcome page. */
  async clearCurrent(): Promise<void> {
    await this.#profile.change(({ current: _current, ...rest }) => rest);
  }

  rename(id: string, name: string): Promise<Result<Workspace, AppError>> {
    return this.#changeOne(id, { name });
  }

  setPreferRedacted(id: string, preferRedacted: boolean): Promise<Result<Workspace, AppError>> {
    return this.#changeOne(id, { preferRedacted });
  }

  /** Read for each call, so that a change applies from the next call on. */
  prefersRedacted(id: string): boolean {
    return this.find(id)?.preferRedacted ?? true;
  }

  async recordKeySaved(id: string, apiKey: string): Promise<void> {
    const keyInKeychain = this.#apiKeys.locationOf(id) === 'keychain';
    const keyHash = await hashApiKey(apiKey);
    await this.#changeEach((one) => [one.id === id ? { ...one, keyInKeychain, keyHash } : one]);
  }

  async recordKeyRemoved(id: string): Promise<void> {
    await this.#changeEach((one) => [one.id === id ? { ...one, keyInKeychain: false } : one]);
  }

  async add(stored: StoredWorkspace): Promise<void> {
    await this.#profile.change((now) => ({ ...now, workspaces: [...now.workspaces, stored] }));
  }

  async remove(id: string): Promise<void> {
    await this.#changeEach((one) => (one.id === id ? [] : [one]));
  }

  async #changeOne(
    id: string,
    change: Partial<StoredWorkspace>,
  ): Promise<Result<Workspace, AppError>> {
    const stored = this.find(id);
    if (stored === undefined) return err({ kind: 'no-workspace' });
    const saved = await this.#changeEach((one) => [one.id === id ? { ...one, ...change } : one]);
    return saved.ok ? ok(this.describe({ ...stored, ...change })) : saved;
  }

  #changeEach(next: (one: StoredWorkspace) => readonly StoredWorkspace[]) {
    return this.#profile.change((now) => ({ ...now, workspaces: now.workspaces.flatMap(next) }));
  }

  #apiKeyLocation({ id, kind, keyInKeychain }: StoredWorkspace): Workspace['apiKeyLocation'] {
    if (kind === 'sample') return 'not-needed';
    return this.#apiKeys.locationOf(id) ?? (keyInKeychain === true ? 'keychain' : 'none');
  }
}
