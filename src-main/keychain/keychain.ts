import type keytarModule from 'keytar';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { keychainError } from './keychain-error.ts';
import type { Keychain } from './port.ts';

const service = 'Earmark';

/** A locked keychain asks the person for a password; this is how long Earmark waits for it. */
const patienceMs = 60_000;

/**
 * The system's keychain through keytar: Keychain on macOS, Credential Manager on Windows, the Secret
 * Service on Linux. keytar is loaded at first use, because its library may be missing on Linux.
 */
export function createKeychain(waitMs = patienceMs): Keychain {
  const attempt = async <T>(
    act: (keytar: typeof keytarModule) => Promise<T>,
  ): Promise<Result<T, AppError>> => {
    try {
      const { default: keytar } = await import('keytar');
      return ok(await within(act(keytar), waitMs));
    } catch (error) {
      return err(keychainError(error));
    }
  };
  return {
    async read(account) {
      const found = await attempt((keytar) => keytar.getPassword(service, account));
      return found.ok ? ok(found.value ?? undefined) : found;
    },
    async write(account, key) {
      const written = await attempt(async (keytar) => {
        await keytar.setPassword(service, account, key);
        // A keychain that swallows what it is given is as bad as none: read it back.
        return (await keytar.getPassword(service, account)) === key;
      });
      if (!written.ok) return written;
      return written.value
        ? ok(true)
        : err({ kind: 'keychain-absent', detail: 'The key could not be read back' });
    },
    async remove(account) {
      const removed = await attempt((keytar) => keytar.deletePassword(service, account));
      return removed.ok ? ok(true) : removed;
    },
  };
}

function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('The keychain stayed locked'));
    }, ms);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
