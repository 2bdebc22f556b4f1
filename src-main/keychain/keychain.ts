import type keytarModule from 'keytar';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { isItemLocked } from './locked-item.ts';
import { secretServiceState, type SecretServiceState } from './secret-service-state.ts';
import type { Keychain } from './port.ts';

/**
 * keytar only passes on a message of the system, in the system's language. So the kind of an error is taken
 * from names that are never translated (D-Bus names, libraries) and from messages known in English. A
 * message in another language is shown as it is: nothing is claimed that is not known.
 */
const errorPatterns: readonly (readonly [AppError['kind'] & `keychain-${string}`, RegExp])[] = [
  [
    'keychain-locked',
    /Secret\.Error\.IsLocked|\blocked\b|prompt dismissed|interaction is not allowed/iu,
  ],
  [
    'keychain-denied',
    /Error\.AccessDenied|\bdenied\b|\bcancell?ed\b|not permitted|not authori[sz]ed/iu,
  ],
  [
    'keychain-absent',
    /ServiceUnknown|org\.freedesktop\.secrets\b.*\.service|D-?Bus|\$DISPLAY|libsecret|keytar\.node/iu,
  ],
  // Without a login collection nothing can be stored, whatever the language of the message.
  ['keychain-absent', /object does not exist at path.*\/secrets\/collection/iu],
];

/** Sorts the message of a keychain into absent, locked and denied; anything else is just a failure. */
export function keychainError(error: unknown): AppError {
  const detail = error instanceof Error ? error.message : String(error);
  const kind = errorPatterns.find(([, pattern]) => pattern.test(detail))?.[0] ?? 'keychain-failed';
  return { kind, detail };
}

const kindOfState = {
  'no-bus': 'keychain-absent',
  'no-service': 'keychain-absent',
  locked: 'keychain-locked',
} as const;

/** What the Secret Service says of itself decides where its message, in another language, does not. */
async function withState(
  error: AppError,
  state: () => Promise<SecretServiceState>,
): Promise<AppError> {
  if (error.kind !== 'keychain-failed') return error;
  const found = await state();
  return found === 'unlocked' || found === 'unknown'
    ? error
    : { kind: kindOfState[found], detail: error.detail };
}

const service = 'Earmark';

/** How long Earmark waits while a locked keychain prompts for a password. */
const unlockTimeoutMs = 60_000;

/**
 * The system's keychain through keytar: Keychain on macOS, Credential Manager on Windows, Secret Service on
 * Linux. keytar is loaded on first use, because its library may be missing on Linux.
 */
export function createKeychain(
  waitMs = unlockTimeoutMs,
  isLocked = process.platform === 'linux' ? isItemLocked : () => Promise.resolve(false),
): Keychain {
  const attempt = async <T>(
    action: (keytar: typeof keytarModule) => Promise<T>,
  ): Promise<Result<T, AppError>> => {
    try {
      const { default: keytar } = await import('keytar');
      return ok(await withTimeout(action(keytar), waitMs));
    } catch (error) {
      return err(await withState(keychainError(error), secretServiceState));
    }
  };
  return {
    async read(account) {
      const found = await attempt((keytar) => keytar.getPassword(service, account));
      if (!found.ok) return found;
      if (found.value !== null) return ok(found.value);
      return (await isLocked(service, account))
        ? err({ kind: 'keychain-locked', detail: 'The API key is in a locked keychain' })
        : ok(undefined);
    },
    async write(account, apiKey) {
      const written = await attempt(async (keytar) => {
        await keytar.setPassword(service, account, apiKey);
        // Some keychains report success but store nothing, so the key is read back.
        return (await keytar.getPassword(service, account)) === apiKey;
      });
      if (!written.ok) return written;
      return written.value
        ? ok(true)
        : err({ kind: 'keychain-failed', detail: 'The API key could not be read back' });
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
      reject(new Error('The keychain is still locked'));
    }, ms);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
