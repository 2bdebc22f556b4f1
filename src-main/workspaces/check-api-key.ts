import type { AppError } from '../../src-shared/errors.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { ConnectionCheck, RetellApi } from '../retell/port.ts';
import type { Credentials } from './port.ts';

export interface ApiKeyCheckDeps {
  /** Completes and checks the address that the key is sent to; Retell’s own if nothing was entered. */
  readonly checkAddress: (typed: string | undefined) => Result<string, AppError>;
  /** A connection for someone who is waiting: short timeouts and no retries. */
  readonly connectForCheck: (connection: Credentials) => Result<Pick<RetellApi, 'check'>, AppError>;
}

interface ApiKeyCheck {
  readonly apiKey: string;
  readonly baseUrl?: string | undefined;
}

interface CheckedApiKey {
  readonly credentials: Credentials;
  readonly checked: ConnectionCheck;
}

/** Checks whether Retell accepts an API key. Nothing is stored. */
export async function checkApiKey(
  parts: ApiKeyCheckDeps,
  { apiKey, baseUrl }: ApiKeyCheck,
  signal: AbortSignal,
): Promise<Result<CheckedApiKey, AppError>> {
  const address = parts.checkAddress(baseUrl);
  if (!address.ok) return address;
  const credentials = { baseUrl: address.value, apiKey };
  const api = parts.connectForCheck(credentials);
  if (!api.ok) return api;
  const checked = await api.value.check({ signal });
  return checked.ok ? ok({ credentials, checked: checked.value }) : checked;
}
