import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Concurrency } from '../../src-shared/workspace.ts';
import type { Keychain } from '../keychain/port.ts';
import type { ApiKeyCheckDeps } from './check-api-key.ts';
import type { Credentials, SessionDeps } from './port.ts';
import type { ProfileFile, StoredWorkspace } from './profile.ts';
import type { WorkspaceFolders } from './workspace-folders.ts';

/** What {@link Workspaces} needs. The composition root provides it. */
export interface WorkspacesDeps extends SessionDeps, ApiKeyCheckDeps {
  readonly folders: WorkspaceFolders;
  readonly profile: ProfileFile;
  readonly keychain: Keychain;
  /** Starts the sample Retell and returns its address. */
  readonly sample: () => Promise<Result<Credentials, AppError>>;
  readonly announceConcurrency: (concurrency: Concurrency) => void;
  /** Reports an event that belongs to no request. */
  readonly notice: (error: AppError) => void;
  /** Asks the reviewer, outside the page, which workspace an API key belongs to. */
  readonly chooseAccount: (
    candidates: readonly StoredWorkspace[],
  ) => Promise<StoredWorkspace | 'new' | undefined>;
  /** Asks the reviewer, outside the page, whether a workspace and its reviews may be removed. */
  readonly confirmRemoval: (workspaceName: string) => Promise<boolean>;
}
