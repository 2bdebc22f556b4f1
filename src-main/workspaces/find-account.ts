import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { ApiKeys } from './api-keys.ts';
import { isKeyOf } from './key-hash.ts';
import type { KnownWorkspaces } from './known-workspaces.ts';
import type { Credentials } from './port.ts';
import type { StoredWorkspace } from './profile.ts';

interface FindAccountDeps {
  readonly apiKeys: ApiKeys;
  readonly known: KnownWorkspaces;
  /** Asks the reviewer, outside the page, which of these workspaces an API key belongs to. */
  readonly chooseAccount: (
    candidates: readonly StoredWorkspace[],
  ) => Promise<StoredWorkspace | 'new' | undefined>;
}

/**
 * Finds the workspace that an API key belongs to, so that a key that is entered again never makes a
 * second workspace without the reviews. The hash of the last key recognises it although the keychain is
 * locked, absent or has lost the key. Undefined for a new account. If nothing is known of a workspace's key, the reviewer is asked.
 */
export async function findAccount(
  { apiKeys, known, chooseAccount }: FindAccountDeps,
  { baseUrl, apiKey }: Credentials,
): Promise<Result<string | undefined, AppError>> {
  const candidates = known.atUrl(baseUrl);
  const owner =
    (await findAsync(candidates, async ({ keyHash = '' }) => isKeyOf(keyHash, apiKey))) ??
    (await findAsync(candidates, async ({ id }) => isValue(await apiKeys.read(id), apiKey)));
  if (owner !== undefined) return ok(owner.id);
  const unknown: StoredWorkspace[] = [];
  for (const one of candidates) {
    if (one.keyHash === undefined && !(await apiKeys.read(one.id)).ok) unknown.push(one);
  }
  const chosen = unknown.length === 0 ? 'new' : await chooseAccount(unknown);
  if (chosen === undefined) return err({ kind: 'cancelled' });
  return ok(chosen === 'new' ? undefined : chosen.id);
}

const isValue = (held: Result<string, AppError>, apiKey: string): boolean =>
  held.ok && held.value === apiKey;

/** One after the other, because each may prompt for a password. */
async function findAsync<T>(
  items: readonly T[],
  matches: (item: T) => Promise<boolean>,
): Promise<T | undefined> {
  for (const item of items) if (await matches(item)) return item;
  return undefined;
}
