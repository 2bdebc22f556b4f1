import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../../src-shared/errors.ts';
import type { AppState, WorkspaceOpened } from '../../../src-shared/ipc/contract.ts';
import type { MeasuringProgress } from '../../../src-shared/measures/progress.ts';
import type { Concurrency, SyncStatus, Workspace } from '../../../src-shared/workspace.ts';

/** What is being opened; kept so that a failure is shown where the attempt was started. */
export type OpenAttempt =
  | { readonly kind: 'sample' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'known'; readonly workspace: Workspace };

/** The screen that is shown. */
export type Route =
  | {
      readonly at: 'welcome';
      readonly failed?: { readonly attempt: OpenAttempt; readonly error: AppError };
    }
  | { readonly at: 'opening'; readonly attempt: OpenAttempt }
  | { readonly at: 'desk'; readonly opened: WorkspaceOpened };

export interface SessionState {
  readonly route: Route;
  readonly version: string;
  /** The folder with all of Earmark's data on this computer. */
  readonly dataFolder: string;
  readonly workspaces: readonly Workspace[];
  /** What the keychain said at start; undefined when all is well. */
  readonly keychain?: AppError;
  readonly sync?: SyncStatus;
  readonly concurrency?: Concurrency;
  /** While stored calls are measured in the background. */
  readonly measuring?: MeasuringProgress;
}

/** Starts by opening the workspace of the last run, or on the welcome screen. */
export const createSessionStore = ({
  version,
  dataFolder,
  workspaces,
  keychain,
  current,
}: AppState) =>
  createStore<SessionState>(() => ({
    route:
      current === undefined
        ? { at: 'welcome' }
        : { at: 'opening', attempt: { kind: 'known', workspace: current } },
    version,
    dataFolder,
    workspaces,
    ...(keychain === undefined ? {} : { keychain }),
  }));

export type SessionStore = ReturnType<typeof createSessionStore>;

/** The state without what belongs to one workspace. */
export const withoutWorkspace = ({
  sync: _sync,
  concurrency: _concurrency,
  measuring: _measuring,
  ...rest
}: SessionState): SessionState => rest;
