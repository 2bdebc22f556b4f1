import type { AppError } from '../../src-shared/errors.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { ConnectionCheck, RetellApi } from '../retell/port.ts';
import type { Credentials } from './port.ts';

export interface ApiKeyCheckDeps {
  /** An address to send the key to, made whole and safe; Retell's own where nothing was typed. */
  readonly checkAddress: (typed: string | undefined) => Result<string, AppError>;
  /** The way to Retell for someone who waits before the page: little patience, and no second try. */
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

/** Whether Retell takes a key; nothing is kept of it. */
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
