import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, expect, test } from 'vitest';
import { hasMessageBus } from '../../../../src-main/keychain/secret-service-state.ts';

const home = mkdtempSync(path.join(tmpdir(), 'earmark-keyring-'));
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

/** Makes German available; false where the system can't. */
function makeGerman(): boolean {
  try {
    for (const program of ['dbus-run-session', 'gnome-keyring-daemon', 'gdbus']) {
      execFileSync('which', [program], { stdio: 'ignore' });
    }
    mkdirSync(path.join(home, 'locales'));
    const target = path.join(home, 'locales/de_DE.UTF-8');
    execFileSync('localedef', ['-i', 'de_DE', '-f', 'UTF-8', target], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    return false;
  }
}

const script = path.join(import.meta.dirname, '../../../fakes/keyring-states.ts');

test.skipIf(!makeGerman())(
  'the states of a real keyring are told apart on a German system, too (needs gnome-keyring and localedef)',
  () => {
    const printed = execFileSync('dbus-run-session', ['--', process.execPath, script], {
      encoding: 'utf8',
      env: {
        ...process.env,
        ELECTRON_RUN_AS_NODE: '1',
        LANG: 'de_DE.UTF-8',
        LC_ALL: 'de_DE.UTF-8',
        LOCPATH: path.join(home, 'locales'),
        HOME: home,
        XDG_DATA_HOME: path.join(home, 'data'),
        XDG_RUNTIME_DIR: home,
        DISPLAY: '',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const states: unknown = JSON.parse(printed);
    expect(states).toEqual({
      'no bus': expect.stringMatching(/^keychain-absent/u),
      unlocked: 'written',
      locked: expect.stringMatching(/^keychain-locked/u),
    });
  },
);

test('a message bus is missing when its socket is', () => {
  const socket = path.join(home, 'nothing');
  expect(hasMessageBus({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${socket},guid=1` })).toBe(false);
  expect(hasMessageBus({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${home},guid=1` })).toBe(true);
  expect(hasMessageBus({ DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/x' })).toBe(true);
  expect(hasMessageBus({ XDG_RUNTIME_DIR: home })).toBe(false);
  expect(hasMessageBus({})).toBe(false);
});
