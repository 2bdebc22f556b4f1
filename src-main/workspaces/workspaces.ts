import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import type { KeyReplaced, WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import { abortable } from '../lib/abortable.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Concurrency, Workspace } from '../../src-shared/workspace.ts';
import type { Keychain } from '../keychain/port.ts';
import { replaceApiKey } from './replace-api-key.ts';
import { writeFolderInfo } from './workspace-folder.ts';
import { createApiKeys, type ApiKeys } from './api-keys.ts';
import { KnownWorkspaces } from './known-workspaces.ts';
import type { Credentials, SessionDeps } from './port.ts';
import type { ProfileFile, StoredWorkspace } from './profile.ts';
import { openWorkspaceSession, type WorkspaceSession } from './session.ts';
import { checkApiKey, type ApiKeyCheckDeps } from './check-api-key.ts';

export interface WorkspacesDeps extends SessionDeps, ApiKeyCheckDeps {
  /** Holds a folder for each workspace. */
  readonly folder: string;
  readonly profile: ProfileFile;
  readonly keychain: Keychain;
  /** Starts the sample Retell and answers where it listens. */
  readonly sample: () => Promise<Result<Credentials, AppError>>;
  readonly announceConcurrency: (concurrency: Concurrency) => void;
  /** Says something that happened and that no answer has room for. */
  readonly notice: (error: AppError) => void;
  /** Deletes a workspace's folder, after it has been closed. */
  readonly removeFolder: (folder: string) => Promise<Result<true, AppError>>;
}

/** A workspace about to be opened, and the way to its Retell. */
interface SessionRequest {
  readonly stored: StoredWorkspace;
  readonly credentials: Result<Credentials, AppError>;
  /** Said once, when it is open. */
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
 * All workspaces of this machine and the one that is open. Openings and closings follow each other,
 * never overlap: a reviewer who clicks twice opens once.
 */
export class Workspaces {
  readonly #deps: WorkspacesDeps;
  readonly #apiKeys: ApiKeys;
  readonly known: KnownWorkspaces;
  #session: WorkspaceSession | undefined;
  #lastTask: Promise<unknown> = Promise.resolve();

  constructor(parts: WorkspacesDeps) {
    this.#deps = parts;
    this.#apiKeys = createApiKeys(parts.keychain);
    this.known = new KnownWorkspaces(parts.profile, this.#apiKeys);
  }

  /** The open session, or the error that says there is none. */
  current(): Result<WorkspaceSession, AppError> {
    return this.#session === undefined ? err({ kind: 'no-workspace' }) : ok(this.#session);
  }

  isOpen(id: string): boolean {
    return this.#session?.workspace.id === id;
  }

  openSample(signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    return this.#serialize(() => this.#openSample(signal));
  }

  open(id: string, signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    return this.#serialize(() => this.#openKnown(id, signal));
  }

  /**
   * Tries the key before anything is kept; a key that is known already opens its own workspace. When
   * nothing comes of it, nothing of it stays.
   */
  connect(order: ConnectRequest, signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    return this.#serialize(() => this.#connect(order, signal));
  }

  /** The open workspace goes on by its new key; nothing that is open there is closed. */
  replaceKey(
    order: { readonly id: string; readonly apiKey: string },
    signal: AbortSignal,
  ): Promise<Result<KeyReplaced, AppError>> {
    return this.#serialize(async () => {
      const parts = { check: this.#deps, apiKeys: this.#apiKeys, known: this.known };
      const changed = await replaceApiKey(parts, order, signal);
      if (!changed.ok) return changed;
      const { credentials: connection, warning } = changed.value;
      if (this.isOpen(order.id)) await this.#session?.reconnect(ok(connection));
      const stored = this.known.find(order.id);
      if (stored === undefined) return err({ kind: 'no-workspace' });
      const workspace = this.known.describe(stored);
      return ok({ workspace, ...(warning === undefined ? {} : { warning }) });
    });
  }

  /** Looks once more for the key of an open workspace that has no way to Retell. */
  async reconnectIfOffline(): Promise<void> {
    const open = this.#session;
    const stored = open && this.known.find(open.workspace.id);
    if (stored === undefined || open?.offlineReason() === undefined) return;
    const found =
      stored.kind === 'sample' ? await this.#deps.sample() : await this.#credentialsFor(stored);
    await this.#serialize(async () => {
      if (this.#session === open) await open.reconnect(found);
    });
  }

  /** Closes, and the next start begins with the welcome page. */
  leave(): Promise<void> {
    return this.#serialize(async () => {
      await this.#close();
      await this.known.clearCurrent();
    });
  }

  /** Closes for the end of the run; the next start opens the workspace again. */
  shutDown(): Promise<void> {
    return this.#serialize(() => this.#close());
  }

  /** Removes the key; with `forget`, the library and the reviews too. */
  disconnect(id: string, forget: boolean): Promise<Result<true, AppError>> {
    return this.#serialize(() => this.#disconnect(id, forget));
  }

  #serialize<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#lastTask.then(act, act);
    this.#lastTask = done;
    return done;
  }

  /** Which transcripts and recordings a workspace shows; what is playing is opened anew. */
  setPreferScrubbed(id: string, prefer: boolean): Promise<Result<Workspace, AppError>> {
    return this.#serialize(async () => {
      const kept = await this.known.setPreferScrubbed(id, prefer);
      if (this.#session?.workspace.id === id) await this.#session.recordings.close();
      return kept;
    });
  }

  async #openSample(signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    const connection = await abortable(this.#deps.sample(), signal);
    return this.#openSession(
      { stored: this.known.find(sampleWorkspace.id) ?? sampleWorkspace, credentials: connection },
      signal,
    );
  }

  async #openKnown(id: string, signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    // A second window, or a page that was loaded anew, finds the workspace open.
    const open = this.#session;
    if (open?.workspace.id === id && open.offlineReason() === undefined)
      return ok(toWorkspaceOpened(open));
    const stored = this.known.find(id);
    if (stored === undefined) return err({ kind: 'no-workspace' });
    if (stored.kind === 'sample') return this.#openSample(signal);
    const connection = await abortable(this.#credentialsFor(stored), signal);
    return this.#openSession({ stored, credentials: connection }, signal);
  }

  async #credentialsFor({
    id,
    baseUrl: known,
  }: StoredWorkspace): Promise<Result<Credentials, AppError>> {
    const baseUrl = this.#deps.checkAddress(known);
    if (!baseUrl.ok) return baseUrl;
    // A locked keychain asks for a password, and waits for it.
    const key = await this.#apiKeys.read(id);
    return key.ok ? ok({ baseUrl: baseUrl.value, apiKey: key.value }) : key;
  }

  async #connect(
    order: ConnectRequest,
    signal: AbortSignal,
  ): Promise<Result<WorkspaceOpened, AppError>> {
    const tried = await checkApiKey(this.#deps, order, signal);
    if (!tried.ok) return tried;
    const { credentials: connection, checked } = tried.value;
    const owner = await this.#existingWorkspace(connection, signal);
    if (!owner.ok) return owner;
    const id = owner.value ?? `retell-${randomUUID()}`;
    const warning = await this.#apiKeys.save(id, connection.apiKey);
    const stored = this.#toStored(id, { ...order, ...connection });
    const opened = await this.#openSession(
      { stored, credentials: ok(connection), warning },
      signal,
    );
    if (!opened.ok && owner.value === undefined) await this.#apiKeys.remove(id);
    const { concurrency } = checked;
    // What the session has asked since is newer than what the check found.
    return opened.ok && concurrency !== undefined ? ok({ concurrency, ...opened.value }) : opened;
  }

  /** The workspace that has this key already. */
  #existingWorkspace(
    { baseUrl, apiKey }: Credentials,
    signal: AbortSignal,
  ): Promise<Result<string | undefined, AppError>> {
    const owner = this.#apiKeys.workspaceWith(apiKey, this.known.idsAtUrl(baseUrl));
    return abortable(
      owner.then((id) => ok(id)),
      signal,
    );
  }

  #toStored(id: string, { name, baseUrl }: ConnectRequest & Credentials): StoredWorkspace {
    const before = this.known.find(id);
    const named = name || (before?.name ?? new URL(baseUrl).host);
    return { ...before, id, name: named, kind: 'retell', baseUrl };
  }

  async #openSession(
    { stored, credentials: connection, warning }: SessionRequest,
    signal: AbortSignal,
  ): Promise<Result<WorkspaceOpened, AppError>> {
    if (signal.aborted) return cancelled;
    await this.#close();
    const nowMs = Date.now();
    const workspace = this.known.describe({ ...stored, lastOpenedMs: nowMs });
    const folder = path.join(this.#deps.folder, stored.id);
    const opened = await openWorkspaceSession(
      this.#deps,
      {
        workspace,
        folder,
        reviewer: this.#deps.profile.settings().reviewerName,
        credentials: connection,
        preferScrubbed: () => this.known.prefersScrubbed(stored.id),
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
    if (this.#session?.workspace.id === id) {
      await this.#close();
      await this.known.clearCurrent();
    }
    const removed = id === sampleWorkspace.id ? ok(true as const) : await this.#apiKeys.remove(id);
    if (!forget) {
      await this.known.recordKeyRemoved(id);
      return removed;
    }
    await this.known.remove(id);
    const emptied = await this.#deps.removeFolder(path.join(this.#deps.folder, id));
    return removed.ok ? emptied : removed;
  }

  async #close(): Promise<void> {
    const closing = this.#session;
    this.#session = undefined;
    await closing?.close();
  }
}

/** What the renderer is told of an open session. */
function toWorkspaceOpened(session: WorkspaceSession, warning?: AppError): WorkspaceOpened {
  const { workspace, tags, rubric } = session;
  const shownWarning = warning ?? session.offlineReason();
  const concurrency = session.concurrency();
  return {
    workspace,
    tags,
    rubric,
    // It may have been announced before the page was there to hear it.
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(shownWarning === undefined ? {} : { warning: shownWarning }),
  };
}
