import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { UserError } from './output.mjs';
import { isLinux } from './project.mjs';
import { openVirtualDisplay } from './virtual-display.mjs';

/**
 * @typedef {Record<string, string | undefined>} Environment
 *
 * @typedef {object} DesktopSession
 * @property {Environment} env what a program needs to run in this session; undefined removes a variable
 * @property {() => void} close
 */

const ownerOnly = 0o700;

/**
 * @param {Environment} env
 * @returns {Promise<{ address: string, close: () => void }>}
 */
const startMessageBus = async (env) => {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    // Ctrl+C in the terminal is meant for the app, which needs the bus to close cleanly.
    detached: true,
  });
  const close = () => void bus.kill();
  process.once('exit', close);
  const lines = createInterface({ input: bus.stdout });
  const [address] = await Promise.race([
    once(lines, 'line'),
    once(bus, 'exit'),
    once(bus, 'error'),
  ]);
  if (typeof address !== 'string')
    throw new UserError('The message bus (dbus-daemon) did not start.');
  bus.unref();
  return { address, close };
};

/**
 * Starts a keyring with an empty password. It ends with the bus.
 * @param {Environment} env
 */
const unlockKeyring = async (env) => {
  const keyring = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keyring.stdin.end('\n');
  const [code] = await Promise.race([once(keyring, 'exit'), once(keyring, 'error')]);
  if (code !== 0) throw new UserError('The keyring (gnome-keyring-daemon) did not start.');
};

/**
 * A desktop for tests: a virtual display, a message bus and an unlocked keyring in a separate folder.
 * Several can run at the same time, and the real keyring of the person who runs the tests is never
 * used. On systems other than Linux, the real desktop is used.
 * @returns {Promise<DesktopSession>}
 */
export const openDesktopSession = async () => {
  if (!isLinux) return { env: {}, close: () => undefined };
  const display = await openVirtualDisplay();
  const home = mkdtempSync(path.join(os.tmpdir(), 'earmark-session-'));
  const runtime = path.join(home, 'run');
  mkdirSync(runtime, { mode: ownerOnly });
  const env = {
    DISPLAY: display.name,
    WAYLAND_DISPLAY: undefined,
    XDG_DATA_HOME: home,
    XDG_RUNTIME_DIR: runtime,
    // The accessibility bus would outlive the desktop and print messages.
    NO_AT_BRIDGE: '1',
  };
  const bus = await startMessageBus(env);
  const inSession = { ...env, DBUS_SESSION_BUS_ADDRESS: bus.address };
  await unlockKeyring(inSession);
  return {
    env: inSession,
    close: () => {
      bus.close();
      display.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
};
