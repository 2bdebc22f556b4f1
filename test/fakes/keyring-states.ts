import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { createKeychain } from '../../src-main/keychain/keychain.ts';

/*
 * Runs on a message bus of its own: brings a real keyring into each state, and prints what writing an API
 * key gives as JSON.
 */
const waitMs = 10_000;
const write = async (): Promise<string> => {
  const written = await createKeychain(waitMs).write('retell-1', 'key_1');
  return written.ok
    ? 'written'
    : `${written.error.kind}: ${'detail' in written.error ? written.error.detail : ''}`;
};
const secrets = (method: string, argument: string): void => {
  const target = ['-d', 'org.freedesktop.secrets', '-o', '/org/freedesktop/secrets'];
  const name = `org.freedesktop.Secret.Service.${method}`;
  execFileSync('gdbus', ['call', '-e', ...target, '-m', name, argument]);
};

const states: Record<string, string> = {};
const bus = process.env['DBUS_SESSION_BUS_ADDRESS'];
process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere/bus';
states['no bus'] = await write();
process.env['DBUS_SESSION_BUS_ADDRESS'] = bus;
execFileSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
  input: 'a password',
  stdio: ['pipe', 'ignore', 'inherit'],
});
states['unlocked'] = await write();
secrets('Lock', `[objectpath '/org/freedesktop/secrets/collection/login']`);
states['locked'] = await write();
process.stdout.write(JSON.stringify(states));
process.exit(0);
