import { randomUUID } from 'node:crypto';
import { currentReviewer } from '../../src-shared/current-reviewer.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { KeyReplaced, WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import { abortable } from '../lib/abortable.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Workspace } from '../../src-shared/workspace.ts';
import { replaceApiKey, type ApiKeyChange } from './replace-api-key.ts';
import { writeFolderInfo, type RemovedWorkspace } from './workspace-folders.ts';
import { createApiKeys, type ApiKeys } from './api-keys.ts';
import { findAccount } from './find-account.ts';
import { KnownWorkspaces } from './known-workspaces.ts';
import type { Credentials } from './port.ts';
import type { StoredWorkspace } from './profile.ts';
import { openWorkspaceSession, toWorkspaceOpened, type WorkspaceSession } from './session.ts';
import { checkApiKey } from './check-api-key.ts';
import type { WorkspacesDeps } from './workspaces-deps.ts';

/** A workspace to open, with the credentials for its Retell account. */
interface SessionRequest {
  readonly stored: StoredWorkspace;
  readonly credentials: Result<Credentials, AppError>;
  /** Shown once when the workspace is open. */
  readonly warning?: AppError | undefined;
}

interface ConnectRequest {
  readonly apiKey: string;
  readonly baseUrl?: string | undefined;
  readonly name?: string | undefined;
}

const cancelled = err<AppError>({ kind: 'cancelled' });

const sampleWorkspace: StoredWorkspace = { id: 'sample', name: 'Sample workspace', kind: 'sample' };

/**
 * All workspaces of this machine and the one that is open. Workspaces are opened and closed one after
 * the other, so clicking twice opens a workspace once.
 */
export class Workspaces {
  readonly #deps: WorkspacesDeps;
  readonly #apiKeys: ApiKeys;
  readonly known: KnownWorkspaces;
  #session: WorkspaceSession | undefined;
  #lastTask: Promise<unknown> = Promise.resolve();
  /** Aborted at the end of the app, which must not wait for a keychain that prompts. */
  readonly #quit = new AbortController();

  constructor(deps: WorkspacesDeps) {
    this.#deps = deps;
    this.#apiKeys = createApiKeys(deps.keychain);
    this.known = new KnownWorkspaces(deps.profile, this.#apiKeys);
  }

  /** The open session, or an error if there is none. */
  current(): Result<WorkspaceSession, AppError> {
    return this.#session === undefined ? err({ kind: 'no-workspace' }) : ok(this.#session);
  }

  isOpen(id: string): boolean {
    return this.#session?.workspace.id === id;
  }

  openSample(signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    return this.#serialize(() => this.#openSample(this.#orQuit(signal)));
  }

  open(id: string, signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    return this.#serialize(() => this.#openKnown(id, this.#orQuit(signal)));
  }

  /**
   * Checks the API key before anything is stored. A key that is already known opens its own workspace. A
   * failed or cancelled attempt leaves nothing behind.
   */
  connect(order: ConnectRequest, signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    return this.#serialize(() => this.#connect(order, this.#orQuit(signal)));
  }

  /** Replaces the API key. If the workspace is open, it stays open and uses the new key. */
  replaceKey(change: ApiKeyChange, signal: AbortSignal): Promise<Result<KeyReplaced, AppError>> {
    return this.#serialize(async () => {
      const deps = { check: this.#deps, apiKeys: this.#apiKeys, known: this.known };
      const changed = await replaceApiKey(deps, change, this.#orQuit(signal));
      if (!changed.ok) return changed;
      const { credentials, warning } = changed.value;
      if (this.isOpen(change.id)) await this.#session?.reconnect(ok(credentials));
      const stored = this.known.find(change.id);
      if (stored === undefined) return err({ kind: 'no-workspace' });
      const workspace = this.known.describe(stored);
      return ok({ workspace, ...(warning === undefined ? {} : { warning }) });
    });
  }

  /** Reads the API key again for an open workspace that is offline. */
  async reconnectIfOffline(): Promise<void> {
    const open = this.#session;
    const stored = open && this.known.find(open.workspace.id);
    if (stored === undefined || open?.offlineReason() === undefined) return;
    const credentials =
      stored.kind === 'sample' ? await this.#deps.sample() : await this.#credentialsFor(stored);
    await this.#serialize(async () => {
      if (this.#session === open) await open.reconnect(credentials);
    });
  }

  /** Closes the workspace; the next start shows the welcome page. */
  leave(): Promise<void> {
    return this.#serialize(async () => {
      await this.#close();
      await this.known.clearCurrent();
    });
  }

  /** Closes the workspace when the app quits; the next start opens it again. */
  shutDown(): Promise<void> {
    this.#quit.abort();
    return this.#serialize(() => this.#close());
  }

  /**
   * Removes the API key. With `forget` the library and the reviews go too, after the reviewer confirmed it
   * outside the page; they can be restored for a while.
   */
  disconnect(id: string, forget: boolean): Promise<Result<true, AppError>> {
    return this.#serialize(() => this.#disconnect(id, forget));
  }

  readonly #orQuit = (signal: AbortSignal): AbortSignal =>
    AbortSignal.any([signal, this.#quit.signal]);

  #serialize<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#lastTask.then(task, task);
    this.#lastTask = done;
    return done;
  }

  /** Chooses between redacted and unredacted versions. Open recordings are closed. */
  setPreferRedacted(id: string, prefer: boolean): Promise<Result<Workspace, AppError>> {
    return this.#serialize(async () => {
      const saved = await this.known.setPreferRedacted(id, prefer);
      if (this.isOpen(id)) await this.#session?.recordings.close();
      return saved;
    });
  }

  async #openSample(signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    const credentials = await abortable(this.#deps.sample(), signal);
    return this.#openSession(
      { stored: this.known.find(sampleWorkspace.id) ?? sampleWorkspace, credentials },
      signal,
    );
  }

  async #openKnown(id: string, signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    // A second window or a reloaded page finds the workspace open.
    const open = this.#session;
    if (open?.workspace.id === id && open.offlineReason() === undefined)
      return ok(toWorkspaceOpened(open));
    const stored = this.known.find(id);
    if (stored === undefined) return err({ kind: 'no-workspace' });
    if (stored.kind === 'sample') return this.#openSample(signal);
    const credentials = await abortable(this.#credentialsFor(stored), signal);
    const opened = await this.#openSession({ stored, credentials }, signal);
    // Workspaces of earlier versions have no hash that recognises their key.
    if (opened.ok && credentials.ok && stored.keyHash === undefined)
      await this.known.recordKeySaved(id, credentials.value.apiKey);
    return opened;
  }

  async #credentialsFor({
    id,
    baseUrl: known,
  }: StoredWorkspace): Promise<Result<Credentials, AppError>> {
    const baseUrl = this.#deps.checkAddress(known);
    if (!baseUrl.ok) return baseUrl;
    // A locked keychain prompts for a password and blocks until it is entered.
    const key = await this.#apiKeys.read(id);
    return key.ok ? ok({ baseUrl: baseUrl.value, apiKey: key.value }) : key;
  }

  async #connect(
    order: ConnectRequest,
    signal: AbortSignal,
  ): Promise<Result<WorkspaceOpened, AppError>> {
    const tried = await checkApiKey(this.#deps, order, signal);
    if (!tried.ok) return tried;
    const { credentials, checked } = tried.value;
    const finder = { ...this.#deps, apiKeys: this.#apiKeys, known: this.known };
    const owner = await abortable(findAccount(finder, credentials), signal);
    if (!owner.ok) return owner;
    const id = owner.value ?? `retell-${randomUUID()}`;
    const warning = await this.#apiKeys.save(id, credentials.apiKey);
    const stored = this.known.storedFor(id, { ...order, ...credentials });
    const opened = await this.#openSession(
      { stored, credentials: ok(credentials), warning },
      signal,
    );
    if (!opened.ok && owner.value === undefined) await this.#apiKeys.remove(id);
    if (opened.ok) await this.known.recordKeySaved(id, credentials.apiKey);
    const { concurrency } = checked;
    // The session may have polled a newer value since the check.
    return opened.ok && concurrency !== undefined ? ok({ concurrency, ...opened.value }) : opened;
  }

  async #openSession(
    { stored, credentials, warning }: SessionRequest,
    signal: AbortSignal,
  ): Promise<Result<WorkspaceOpened, AppError>> {
    if (signal.aborted) return cancelled;
    await this.#close();
    const nowMs = Date.now();
    const workspace = this.known.describe({ ...stored, lastOpenedMs: nowMs });
    const folder = this.#deps.folders.pathOf(stored.id);
    const opened = await openWorkspaceSession(
      this.#deps,
      {
        workspace,
        folder,
        reviewer: currentReviewer(this.#deps.profile.settings()),
        credentials,
        preferRedacted: () => this.known.prefersRedacted(stored.id),
      },
      this.#deps.announceConcurrency,
    );
    if (!opened.ok) return opened;
    if (signal.aborted) {
      await opened.value.close();
      return cancelled;
    }
    this.#session = opened.value;
    if (opened.value.rebuilt) this.#deps.notice({ kind: 'library-rebuilt', path: folder });
    await Promise.all([this.known.recordOpened(stored, nowMs), writeFolderInfo(folder, stored)]);
    return ok(toWorkspaceOpened(opened.value, warning));
  }

  async #disconnect(id: string, forget: boolean): Promise<Result<true, AppError>> {
    const stored = this.known.find(id);
    if (stored === undefined) return err({ kind: 'no-workspace' });
    if (forget && !(await this.#deps.confirmRemoval(stored.name))) return cancelled;
    if (this.isOpen(id)) {
      await this.#close();
      await this.known.clearCurrent();
    }
    const keyRemoved =
      stored.kind === 'sample' ? ok(true as const) : await this.#apiKeys.remove(id);
    if (!forget) {
      await this.known.recordKeyRemoved(id);
      return keyRemoved;
    }
    const setAside = await this.#deps.folders.setAside(id);
    if (!setAside.ok) return setAside;
    await this.known.remove(id);
    return keyRemoved;
  }

  /** Brings back a workspace that was removed. Its API key has to be entered again. */
  restore(removed: RemovedWorkspace): Promise<Result<Workspace, AppError>> {
    return this.#serialize(async () => {
      const { id, name, baseUrl } = removed;
      if (this.known.find(id) !== undefined) {
        return err({ kind: 'bad-request', detail: 'A workspace of this id exists' });
      }
      const restored = await this.#deps.folders.restore(removed);
      if (!restored.ok) return restored;
      const kind = id === sampleWorkspace.id ? 'sample' : 'retell';
      const stored: StoredWorkspace = {
        id,
        name,
        kind,
        ...(baseUrl === undefined ? {} : { baseUrl }),
      };
      await this.known.add(stored);
      return ok(this.known.describe(stored));
    });
  }

  /** Closes the open workspace while its files are replaced. It is open again at the end. */
  whileClosed(task: () => Promise<Result<true, AppError>>): Promise<Result<true, AppError>> {
    return this.#serialize(async () => {
      const id = this.#session?.workspace.id;
      if (id === undefined) return err({ kind: 'no-workspace' });
      await this.#close();
      const done = await task();
      const opened = await this.#openKnown(id, this.#quit.signal);
      return done.ok && !opened.ok ? opened : done;
    });
  }

  async #close(): Promise<void> {
    const closing = this.#session;
    this.#session = undefined;
    await closing?.close();
  }
}
