import { execFileSync } from 'node:child_process';
import process from 'node:process';
import keytar from 'keytar';
import { createKeychain } from '../../src-main/keychain/keychain.ts';

/*
 * Runs on a message bus of its own: stores an API key, locks the keyring, reads the key, and prints both
 * results as JSON.
 */
const daemon = ['--unlock', '--components=secrets'];
execFileSync('gnome-keyring-daemon', daemon, {
  input: 'a password',
  stdio: ['pipe', 'ignore', 'inherit'],
});
await keytar.setPassword('Earmark', 'retell-1', 'key_1');
const keychain = createKeychain();
const unlocked = await keychain.read('retell-1');
execFileSync('gdbus', [
  'call',
  '-e',
  '-d',
  'org.freedesktop.secrets',
  '-o',
  '/org/freedesktop/secrets',
  '-m',
  'org.freedesktop.Secret.Service.Lock',
  `[objectpath '/org/freedesktop/secrets/collection/login']`,
]);
const locked = await keychain.read('retell-1');
const missing = await keychain.read('retell-2');
process.stdout.write(JSON.stringify({ unlocked, locked, missing }));
process.exit(0);
