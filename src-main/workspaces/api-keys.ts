import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Workspace } from '../../src-shared/workspace.ts';
import type { Keychain } from '../keychain/port.ts';

/** API keys by workspace: in the keychain, or in memory for this run if the keychain can’t be used. */
export interface ApiKeys {
  /** `key-missing` if the keychain works and has no key. */
  read(id: string): Promise<Result<string, AppError>>;
  /** Why the API key is kept for this run only; undefined if it is in the keychain. */
  save(id: string, key: string): Promise<AppError | undefined>;
  remove(id: string): Promise<Result<true, AppError>>;
  /** Where the API key was last found in this run; undefined if it has not been read yet. */
  locationOf(id: string): Workspace['apiKeyLocation'] | undefined;
}

export function createApiKeys(keychain: Keychain): ApiKeys {
  // API keys are never stored anywhere else. What the keychain does not store is gone when the app quits.
  const inMemory = new Map<string, string>();
  // Listing workspaces must not open the keychain, which may prompt for a password.
  const locations = new Map<string, Workspace['apiKeyLocation']>();

  const read: ApiKeys['read'] = async (id) => {
    const held = inMemory.get(id);
    if (held !== undefined) return ok(held);
    const found = await keychain.read(id);
    locations.set(id, found.ok && found.value !== undefined ? 'keychain' : 'none');
    if (!found.ok) return found;
    return found.value === undefined ? err({ kind: 'key-missing' }) : ok(found.value);
  };

  return {
    read,
    async save(id, apiKey) {
      const written = await keychain.write(id, apiKey);
      if (written.ok) inMemory.delete(id);
      else inMemory.set(id, apiKey);
      locations.set(id, written.ok ? 'keychain' : 'this-run');
      return written.ok ? undefined : written.error;
    },
    async remove(id) {
      const wasInMemory = inMemory.delete(id);
      locations.set(id, 'none');
      const removed = await keychain.remove(id);
      // Without a keychain there is nothing to remove from it.
      return wasInMemory ? ok(true) : removed;
    },
    locationOf: (id) => locations.get(id),
  };
}
