import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Workspace } from '../../src-shared/workspace.ts';
import type { Keychain } from '../keychain/port.ts';

/** API keys by workspace: in the keychain, and in memory for this run where that is not to be had. */
export interface Keys {
  /** `key-missing` when the keychain works and holds none. */
  read(id: string): Promise<Result<string, AppError>>;
  /** Why the key is held for this run only; undefined when the keychain took it. */
  keep(id: string, key: string): Promise<AppError | undefined>;
  remove(id: string): Promise<Result<true, AppError>>;
  /** Where the key was last found in this run; undefined when nobody has looked yet. */
  placeOf(id: string): Workspace['key'] | undefined;
  /** Which of these workspaces has this very key. */
  ownerOf(key: string, ids: readonly string[]): Promise<string | undefined>;
}

export function createKeys(keychain: Keychain): Keys {
  // Keys are never written anywhere else: what the keychain refuses is gone with the process.
  const thisRun = new Map<string, string>();
  // Listing workspaces must not wake a keychain, which may ask the person for a password.
  const places = new Map<string, Workspace['key']>();

  const read: Keys['read'] = async (id) => {
    const held = thisRun.get(id);
    if (held !== undefined) return ok(held);
    const found = await keychain.read(id);
    places.set(id, found.ok && found.value !== undefined ? 'keychain' : 'none');
    if (!found.ok) return found;
    return found.value === undefined ? err({ kind: 'key-missing' }) : ok(found.value);
  };

  return {
    read,
    async keep(id, key) {
      const written = await keychain.write(id, key);
      if (written.ok) thisRun.delete(id);
      else thisRun.set(id, key);
      places.set(id, written.ok ? 'keychain' : 'this-run');
      return written.ok ? undefined : written.error;
    },
    async remove(id) {
      const heldHere = thisRun.delete(id);
      places.set(id, 'none');
      const removed = await keychain.remove(id);
      // Without a keychain there is nothing in it to remove.
      return heldHere ? ok(true) : removed;
    },
    placeOf: (id) => places.get(id),
    async ownerOf(key, ids) {
      for (const id of ids) {
        const held = await read(id);
        if (held.ok && held.value === key) return id;
      }
      return undefined;
    },
  };
}
