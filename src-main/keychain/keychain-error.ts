import type { AppError } from '../../src-shared/errors.ts';

/**
 * keytar passes on what the system's keychain said, in the system's words. What was seen:
 * - no D-Bus: "Cannot autolaunch D-Bus without X11 $DISPLAY", "Could not connect: No such file …"
 * - no Secret Service: "The name org.freedesktop.secrets was not provided by any .service files"
 * - locked, nobody to ask: "Object does not exist at path “/org/freedesktop/secrets/collection/login”",
 *   "Cannot create an item in a locked collection", "Prompt dismissed"
 * - libsecret missing: "libsecret-1.so.0: cannot open shared object file"
 * - macOS and Windows: "User canceled the operation", "Access is denied"
 */
const signs: readonly (readonly [AppError['kind'] & `keychain-${string}`, RegExp])[] = [
  ['keychain-locked', /locked|collection\/|prompt|interaction is not allowed/iu],
  ['keychain-denied', /denied|cancell?ed|not permitted|authori[sz]ation/iu],
];

/** Sorts a keychain's own words into absent, locked and denied; anything unknown counts as absent. */
export function keychainError(error: unknown): AppError {
  const detail = error instanceof Error ? error.message : String(error);
  const kind = signs.find(([, sign]) => sign.test(detail))?.[0] ?? 'keychain-absent';
  return { kind, detail };
}
