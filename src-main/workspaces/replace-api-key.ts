import type { AppError } from '../../src-shared/errors.ts';
import { abortable } from '../lib/abortable.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { ApiKeys } from './api-keys.ts';
import type { KnownWorkspaces } from './known-workspaces.ts';
import type { Credentials } from './port.ts';
import { checkApiKey, type ApiKeyCheckDeps } from './check-api-key.ts';

interface ApiKeyChangeDeps {
  readonly check: ApiKeyCheckDeps;
  readonly apiKeys: ApiKeys;
  readonly known: KnownWorkspaces;
}

export interface ApiKeyChange {
  readonly id: string;
  readonly apiKey: string;
}

interface ReplacedApiKey {
  readonly credentials: Credentials;
  /** Why the keychain did not store the API key. */
  readonly warning: AppError | undefined;
}

/**
 * Replaces the API key of a workspace after Retell has accepted the new one. Cancelling before the end
 * keeps the old one.
 */
export async function replaceApiKey(
  { check: trial, apiKeys: keys, known }: ApiKeyChangeDeps,
  { id, apiKey }: ApiKeyChange,
  signal: AbortSignal,
): Promise<Result<ReplacedApiKey, AppError>> {
  const stored = known.find(id);
  if (stored === undefined || stored.kind === 'sample') return err({ kind: 'no-workspace' });
  const checked = await checkApiKey(trial, { apiKey, baseUrl: stored.baseUrl }, signal);
  if (!checked.ok) return checked;
  const oldKey = await abortable(keys.read(id), signal);
  if (signal.aborted) return err({ kind: 'cancelled' });
  const warning = await keys.save(id, apiKey);
  if (signal.aborted) {
    await (oldKey.ok ? keys.save(id, oldKey.value) : keys.remove(id));
    return err({ kind: 'cancelled' });
  }
  await known.recordKeySaved(id, apiKey);
  return ok({ credentials: checked.value.credentials, warning });
}
