import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Workspace } from '../../src-shared/workspace.ts';
import type { Keychain } from '../keychain/port.ts';

/** API keys by workspace: in the keychain, and in memory for this run where that is not to be had. */
export interface ApiKeys {
  /** `key-missing` when the keychain works and holds none. */
  read(id: string): Promise<Result<string, AppError>>;
  /** Why the key is held for this run only; undefined when the keychain took it. */
  save(id: string, key: string): Promise<AppError | undefined>;
  remove(id: string): Promise<Result<true, AppError>>;
  /** Where the key was last found in this run; undefined when nobody has looked yet. */
  locationOf(id: string): Workspace['apiKeyLocation'] | undefined;
  /** Which of these workspaces has this very key. */
  workspaceWith(key: string, ids: readonly string[]): Promise<string | undefined>;
}

export function createApiKeys(keychain: Keychain): ApiKeys {
  // Keys are never written anywhere else: what the keychain refuses is gone with the process.
  const inMemory = new Map<string, string>();
  // Listing workspaces must not wake a keychain, which may ask the person for a password.
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
      // Without a keychain there is nothing in it to remove.
      return wasInMemory ? ok(true) : removed;
    },
    locationOf: (id) => locations.get(id),
    async workspaceWith(apiKey, ids) {
      for (const id of ids) {
        const held = await read(id);
        if (held.ok && held.value === apiKey) return id;
      }
      return undefined;
    },
  };
}
