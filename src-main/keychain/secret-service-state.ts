import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const timeoutMs = 3000;

/** What can be said of the Secret Service of Linux without reading messages, which are translated. */
export type SecretServiceState = 'no-bus' | 'no-service' | 'locked' | 'unlocked' | 'unknown';

export async function secretServiceState(): Promise<SecretServiceState> {
  if (process.platform !== 'linux') return 'unknown';
  if (!hasMessageBus(process.env)) return 'no-bus';
  try {
    const call = ['call', '--session', '--dest', 'org.freedesktop.secrets'];
    const collection = ['--object-path', '/org/freedesktop/secrets/aliases/default'];
    const get = ['--method', 'org.freedesktop.DBus.Properties.Get'];
    const property = ['org.freedesktop.Secret.Collection', 'Locked'];
    const { stdout } = await run('gdbus', [...call, ...collection, ...get, ...property], {
      timeout: timeoutMs,
    });
    return stdout.includes('true') ? 'locked' : 'unlocked';
  } catch (error) {
    // The names of D-Bus errors are never translated.
    return /ServiceUnknown|NameHasNoOwner|UnknownObject/u.test(String(error))
      ? 'no-service'
      : 'unknown';
  }
}

/** Whether the socket of the session's message bus exists. Other kinds of addresses count as existing. */
export function hasMessageBus(env: NodeJS.ProcessEnv): boolean {
  const address = env['DBUS_SESSION_BUS_ADDRESS'];
  if (address === undefined || address === '') {
    return existsSync(path.join(env['XDG_RUNTIME_DIR'] ?? '/nowhere', 'bus'));
  }
  const socket = /^unix:path=(?<socket>[^,;]+)/u.exec(address)?.groups?.['socket'];
  return socket === undefined || existsSync(socket);
}
