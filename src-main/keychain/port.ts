import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';

/** Stores API keys. `account` is a workspace's id. */
export interface Keychain {
  /** `undefined` if the keychain works and has no such key. */
  read(account: string): Promise<Result<string | undefined, AppError>>;
  write(account: string, apiKey: string): Promise<Result<true, AppError>>;
  remove(account: string): Promise<Result<true, AppError>>;
}
