import { describe, expect, it } from 'vitest';
import { keychainError } from '../../../../src-main/keychain/keychain.ts';

describe('a keychain error', () => {
  it.each([
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-absent'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain-absent'],
    [
      'Der Name org.freedesktop.secrets wurde von keiner .service-Datei bereitgestellt',
      'keychain-absent',
    ],
    ['libsecret-1.so.0: cannot open shared object file', 'keychain-absent'],
    [
      'Object does not exist at path “/org/freedesktop/secrets/collection/login”',
      'keychain-absent',
    ],
    ['Cannot create an item in a locked collection', 'keychain-locked'],
    ['GDBus.Error:org.freedesktop.Secret.Error.IsLocked: …', 'keychain-locked'],
    ['Prompt dismissed', 'keychain-locked'],
    ['The keychain is still locked', 'keychain-locked'],
    ['Access is denied', 'keychain-denied'],
    ['User canceled the operation.', 'keychain-denied'],
  ])('“%s” is %s', (message, kind) => {
    expect(keychainError(new Error(message))).toEqual({ kind, detail: message });
  });

  it.each([
    'Element kann in einer gesperrten Sammlung nicht angelegt werden',
    'Eingabeaufforderung abgelehnt',
    'Impossible de créer un élément dans une collection verrouillée',
    'Der Benutzer hat die Aktion abgebrochen.',
    'Zugriff verweigert',
    'No se puede crear un elemento en una colección bloqueada',
    'Доступ запрещён',
    'アクセスが拒否されました。',
    '路径 /org/freedesktop/secrets/collection/login 上没有接口',
    'Unlocked, but something else is wrong',
    '',
  ])('is reported as it is, without a guess: %s', (message) => {
    expect(keychainError(new Error(message))).toEqual({ kind: 'keychain-failed', detail: message });
  });
});
