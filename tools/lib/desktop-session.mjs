import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isLinux } from './project.mjs';
import { openVirtualDisplay } from './virtual-display.mjs';

/**
 * @typedef {object} DesktopSession
 * @property {(command: string, args: readonly string[]) => [string, string[]]} wrap
 * @property {Record<string, string | undefined>} env
 * @property {() => void} close
 */

const ownerOnly = 0o700;
const unlockThenRun =
  'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$@"';

/**
 * A desktop for tests: a screen nobody sees, a message bus, and an unlocked keyring in a folder of
 * its own, so that the keyring of whoever runs the tests is never touched. Elsewhere than on Linux
 * the real desktop has all three.
 * @returns {Promise<DesktopSession>}
 */
export const openDesktopSession = async () => {
  if (!isLinux) {
    return { wrap: (command, args) => [command, [...args]], env: {}, close: () => undefined };
  }
  const display = await openVirtualDisplay();
  const home = mkdtempSync(path.join(os.tmpdir(), 'earmark-session-'));
  const runtime = path.join(home, 'run');
  mkdirSync(runtime, { mode: ownerOnly });
  return {
    wrap: (command, args) => [
      'dbus-run-session',
      ['--', 'bash', '-c', unlockThenRun, 'session', command, ...args],
    ],
    env: {
      DISPLAY: display.name,
      WAYLAND_DISPLAY: undefined,
      XDG_DATA_HOME: home,
      XDG_RUNTIME_DIR: runtime,
      // The accessibility bus outlives the session and prints about it.
      NO_AT_BRIDGE: '1',
    },
    close: () => {
      display.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
};
