import { describe, expect, it } from 'vitest';
import { keychainError } from '../../../../src-main/keychain/keychain.ts';

describe('what a keychain says', () => {
  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-absent'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain-absent'],
    ['libsecret-1.so.0: cannot open shared object file', 'keychain-absent'],
    [
      'Object does not exist at path “/org/freedesktop/secrets/collection/login”',
      'keychain-locked',
    ],
    ['Cannot create an item in a locked collection', 'keychain-locked'],
    ['Prompt dismissed', 'keychain-locked'],
    ['The keychain stayed locked', 'keychain-locked'],
    ['Access is denied', 'keychain-denied'],
    ['User canceled the operation.', 'keychain-denied'],
  ])('“%s” is told as %s', (words, kind) => {
    expect(keychainError(new Error(words))).toEqual({ kind, detail: words });
  });
});
