import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import type { KeyReplaced, WorkspaceOpened } from '../../src-shared/ipc/contract.ts';
import { orGivenUp } from '../../src-shared/given-up.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Concurrency, Workspace } from '../../src-shared/workspace.ts';
import type { Keychain } from '../keychain/port.ts';
import { changeKey } from './change-key.ts';
import { writeFolderNote } from './folder-note.ts';
import { createKeys, type Keys } from './keys.ts';
import { KnownWorkspaces } from './known-workspaces.ts';
import type { Connection, SessionParts } from './port.ts';
import type { ProfileFile, StoredWorkspace } from './profile.ts';
import { openSession, type Session } from './session.ts';
import { tryKey, type KeyTrialParts } from './try-key.ts';

export interface WorkspacesParts extends SessionParts, KeyTrialParts {
  /** Holds a folder for each workspace. */
  readonly folder: string;
  readonly profile: ProfileFile;
  readonly keychain: Keychain;
  /** Starts the sample Retell and answers where it listens. */
  readonly sample: () => Promise<Result<Connection, AppError>>;
  readonly announceConcurrency: (concurrency: Concurrency) => void;
  /** Says something that happened and that no answer has room for. */
  readonly notice: (error: AppError) => void;
  /** Deletes a workspace's folder, after it has been closed. */
  readonly removeFolder: (folder: string) => Promise<Result<true, AppError>>;
}

/** A workspace about to be opened, and the way to its Retell. */
interface Entry {
  readonly stored: StoredWorkspace;
  readonly connection: Result<Connection, AppError>;
  /** Said once, when it is open. */
  readonly warning?: AppError | undefined;
}

interface ConnectOrder {
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
  readonly #parts: WorkspacesParts;
  readonly #keys: Keys;
  readonly known: KnownWorkspaces;
  #session: Session | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: WorkspacesParts) {
    this.#parts = parts;
    this.#keys = createKeys(parts.keychain);
    this.known = new KnownWorkspaces(parts.profile, this.#keys);
  }

  /** The open session, or the error that says there is none. */
  current(): Result<Session, AppError> {
    return this.#session === undefined ? err({ kind: 'no-workspace' }) : ok(this.#session);
  }

  isOpen(id: string): boolean {
    return this.#session?.workspace.id === id;
  }

  openSample(signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    return this.#inTurn(() => this.#openSample(signal));
  }

  open(id: string, signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    return this.#inTurn(() => this.#openKnown(id, signal));
  }

  /**
   * Tries the key before anything is kept; a key that is known already opens its own workspace. When
   * nothing comes of it, nothing of it stays.
   */
  connect(order: ConnectOrder, signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    return this.#inTurn(() => this.#connect(order, signal));
  }

  /** The open workspace goes on by its new key; nothing that is open there is closed. */
  replaceKey(
    order: { readonly id: string; readonly apiKey: string },
    signal: AbortSignal,
  ): Promise<Result<KeyReplaced, AppError>> {
    return this.#inTurn(async () => {
      const parts = { trial: this.#parts, keys: this.#keys, known: this.known };
      const changed = await changeKey(parts, order, signal);
      if (!changed.ok) return changed;
      const { connection, warning } = changed.value;
      if (this.isOpen(order.id)) await this.#session?.reconnect(ok(connection));
      const stored = this.known.find(order.id);
      if (stored === undefined) return err({ kind: 'no-workspace' });
      const workspace = this.known.describe(stored);
      return ok({ workspace, ...(warning === undefined ? {} : { warning }) });
    });
  }

  /** Looks once more for the key of an open workspace that has no way to Retell. */
  async lookForWay(): Promise<void> {
    const open = this.#session;
    const stored = open && this.known.find(open.workspace.id);
    if (stored === undefined || open?.offlineBecause() === undefined) return;
    const found = stored.kind === 'sample' ? await this.#parts.sample() : await this.#wayTo(stored);
    await this.#inTurn(async () => {
      if (this.#session === open) await open.reconnect(found);
    });
  }

  /** Closes, and the next start begins with the welcome page. */
  leave(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#close();
      await this.known.left();
    });
  }

  /** Closes for the end of the run; the next start opens the workspace again. */
  shutDown(): Promise<void> {
    return this.#inTurn(() => this.#close());
  }

  /** Removes the key; with `forget`, the library and the reviews too. */
  disconnect(id: string, forget: boolean): Promise<Result<true, AppError>> {
    return this.#inTurn(() => this.#disconnect(id, forget));
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(act, act);
    this.#turn = done;
    return done;
  }

  /** Which transcripts and recordings a workspace shows; what is playing is opened anew. */
  preferScrubbed(id: string, prefer: boolean): Promise<Result<Workspace, AppError>> {
    return this.#inTurn(async () => {
      const kept = await this.known.preferScrubbed(id, prefer);
      if (this.#session?.workspace.id === id) await this.#session.recordings.close();
      return kept;
    });
  }

  async #openSample(signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    const connection = await orGivenUp(this.#parts.sample(), signal);
    return this.#enter(
      { stored: this.known.find(sampleWorkspace.id) ?? sampleWorkspace, connection },
      signal,
    );
  }

  async #openKnown(id: string, signal: AbortSignal): Promise<Result<WorkspaceOpened, AppError>> {
    // A second window, or a page that was loaded anew, finds the workspace open.
    const open = this.#session;
    if (open?.workspace.id === id && open.offlineBecause() === undefined) return ok(shown(open));
    const stored = this.known.find(id);
    if (stored === undefined) return err({ kind: 'no-workspace' });
    if (stored.kind === 'sample') return this.#openSample(signal);
    const connection = await orGivenUp(this.#wayTo(stored), signal);
    return this.#enter({ stored, connection }, signal);
  }

  async #wayTo({ id, baseUrl: known }: StoredWorkspace): Promise<Result<Connection, AppError>> {
    const baseUrl = this.#parts.checkAddress(known);
    if (!baseUrl.ok) return baseUrl;
    // A locked keychain asks for a password, and waits for it.
    const key = await this.#keys.read(id);
    return key.ok ? ok({ baseUrl: baseUrl.value, apiKey: key.value }) : key;
  }

  async #connect(
    order: ConnectOrder,
    signal: AbortSignal,
  ): Promise<Result<WorkspaceOpened, AppError>> {
    const tried = await tryKey(this.#parts, order, signal);
    if (!tried.ok) return tried;
    const { connection, checked } = tried.value;
    const owner = await this.#ownerOf(connection, signal);
    if (!owner.ok) return owner;
    const id = owner.value ?? `retell-${randomUUID()}`;
    const warning = await this.#keys.keep(id, connection.apiKey);
    const stored = this.#storedAs(id, { ...order, ...connection });
    const opened = await this.#enter({ stored, connection: ok(connection), warning }, signal);
    if (!opened.ok && owner.value === undefined) await this.#keys.remove(id);
    const { concurrency } = checked;
    // What the session has asked since is newer than what the check found.
    return opened.ok && concurrency !== undefined ? ok({ concurrency, ...opened.value }) : opened;
  }

  /** The workspace that has this key already. */
  #ownerOf(
    { baseUrl, apiKey }: Connection,
    signal: AbortSignal,
  ): Promise<Result<string | undefined, AppError>> {
    const owner = this.#keys.ownerOf(apiKey, this.known.at(baseUrl));
    return orGivenUp(
      owner.then((id) => ok(id)),
      signal,
    );
  }

  #storedAs(id: string, { name, baseUrl }: ConnectOrder & Connection): StoredWorkspace {
    const before = this.known.find(id);
    const named = name || (before?.name ?? new URL(baseUrl).host);
    return { ...before, id, name: named, kind: 'retell', baseUrl };
  }

  async #enter(
    { stored, connection, warning }: Entry,
    signal: AbortSignal,
  ): Promise<Result<WorkspaceOpened, AppError>> {
    if (signal.aborted) return cancelled;
    await this.#close();
    const nowMs = Date.now();
    const workspace = this.known.describe({ ...stored, lastOpenedMs: nowMs });
    const folder = path.join(this.#parts.folder, stored.id);
    const opened = await openSession(
      this.#parts,
      {
        workspace,
        folder,
        reviewer: this.#parts.profile.settings().reviewerName,
        connection,
        scrubbedFirst: () => this.known.prefersScrubbed(stored.id),
      },
      this.#parts.announceConcurrency,
    );
    if (!opened.ok) return opened;
    if (signal.aborted) {
      await opened.value.close();
      return cancelled;
    }
    this.#session = opened.value;
    if (opened.value.rebuilt) this.#parts.notice({ kind: 'library-rebuilt', path: folder });
    await Promise.all([this.known.opened(stored, nowMs), writeFolderNote(folder, stored)]);
    return ok(shown(opened.value, warning));
  }

  async #disconnect(id: string, forget: boolean): Promise<Result<true, AppError>> {
    if (this.#session?.workspace.id === id) {
      await this.#close();
      await this.known.left();
    }
    const removed = id === sampleWorkspace.id ? ok(true as const) : await this.#keys.remove(id);
    if (!forget) {
      await this.known.keyRemoved(id);
      return removed;
    }
    await this.known.forgotten(id);
    const emptied = await this.#parts.removeFolder(path.join(this.#parts.folder, id));
    return removed.ok ? emptied : removed;
  }

  async #close(): Promise<void> {
    const closing = this.#session;
    this.#session = undefined;
    await closing?.close();
  }
}

/** What the renderer is told of an open session. */
function shown(session: Session, warning?: AppError): WorkspaceOpened {
  const { workspace, tags, rubric } = session;
  const said = warning ?? session.offlineBecause();
  const concurrency = session.concurrency();
  return {
    workspace,
    tags,
    rubric,
    // It may have been announced before the page was there to hear it.
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(said === undefined ? {} : { warning: said }),
  };
}
