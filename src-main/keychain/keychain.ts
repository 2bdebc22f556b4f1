import type keytarModule from 'keytar';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Keychain } from './port.ts';

/**
 * keytar passes on what the system's keychain said, in the system's words. What was seen:
 * - no D-Bus: "Cannot autolaunch D-Bus without X11 $DISPLAY", "Could not connect: No such file …"
 * - no Secret Service: "The name org.freedesktop.secrets was not provided by any .service files"
 * - locked, nobody to ask: "Object does not exist at path “/org/freedesktop/secrets/collection/login”",
 *   "Cannot create an item in a locked collection", "Prompt dismissed"
 * - libsecret missing: "libsecret-1.so.0: cannot open shared object file"
 * - macOS and Windows: "User canceled the operation", "Access is denied"
 */
const errorPatterns: readonly (readonly [AppError['kind'] & `keychain-${string}`, RegExp])[] = [
  ['keychain-locked', /locked|collection\/|prompt|interaction is not allowed/iu],
  ['keychain-denied', /denied|cancell?ed|not permitted|authori[sz]ation/iu],
];

/** Sorts a keychain's own words into absent, locked and denied; anything unknown counts as absent. */
export function keychainError(error: unknown): AppError {
  const detail = error instanceof Error ? error.message : String(error);
  const kind = errorPatterns.find(([, sign]) => sign.test(detail))?.[0] ?? 'keychain-absent';
  return { kind, detail };
}

const service = 'Earmark';

/** A locked keychain asks the person for a password; this is how long Earmark waits for it. */
const unlockTimeoutMs = 60_000;

/**
 * The system's keychain through keytar: Keychain on macOS, Credential Manager on Windows, the Secret
 * Service on Linux. keytar is loaded at first use, because its library may be missing on Linux.
 */
export function createKeychain(waitMs = unlockTimeoutMs): Keychain {
  const attempt = async <T>(
    action: (keytar: typeof keytarModule) => Promise<T>,
  ): Promise<Result<T, AppError>> => {
    try {
      const { default: keytar } = await import('keytar');
      return ok(await withTimeout(action(keytar), waitMs));
    } catch (error) {
      return err(keychainError(error));
    }
  };
  return {
    async read(account) {
      const found = await attempt((keytar) => keytar.getPassword(service, account));
      return found.ok ? ok(found.value ?? undefined) : found;
    },
    async write(account, apiKey) {
      const written = await attempt(async (keytar) => {
        await keytar.setPassword(service, account, apiKey);
        // A keychain that swallows what it is given is as bad as none: read it back.
        return (await keytar.getPassword(service, account)) === apiKey;
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

function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('The keychain stayed locked'));
    }, ms);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
