import type { AppError } from '../../src-shared/errors.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { Checked, RetellApi } from '../retell/port.ts';
import type { Connection } from './port.ts';

export interface KeyTrialParts {
  /** An address to send the key to, made whole and safe; Retell's own where nothing was typed. */
  readonly checkAddress: (typed: string | undefined) => Result<string, AppError>;
  /** The way to Retell for someone who waits before the page: little patience, and no second try. */
  readonly probe: (connection: Connection) => Result<Pick<RetellApi, 'check'>, AppError>;
}

interface KeyTrial {
  readonly apiKey: string;
  readonly baseUrl?: string | undefined;
}

interface Tried {
  readonly connection: Connection;
  readonly checked: Checked;
}

/** Whether Retell takes a key; nothing is kept of it. */
export async function tryKey(
  parts: KeyTrialParts,
  { apiKey, baseUrl }: KeyTrial,
  signal: AbortSignal,
): Promise<Result<Tried, AppError>> {
  const address = parts.checkAddress(baseUrl);
  if (!address.ok) return address;
  const connection = { baseUrl: address.value, apiKey };
  const api = parts.probe(connection);
  if (!api.ok) return api;
  const checked = await api.value.check({ signal });
  return checked.ok ? ok({ connection, checked: checked.value }) : checked;
}
