import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';

/** Where API keys are kept. `account` is a workspace's id. */
export interface Keychain {
  /** `undefined` when the keychain works and holds no such key. */
  read(account: string): Promise<Result<string | undefined, AppError>>;
  write(account: string, apiKey: string): Promise<Result<true, AppError>>;
  remove(account: string): Promise<Result<true, AppError>>;
}
