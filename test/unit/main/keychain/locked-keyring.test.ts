import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';

const programs = ['dbus-run-session', 'gnome-keyring-daemon', 'gdbus'];

function hasPrograms(): boolean {
  try {
    for (const program of programs) execFileSync('which', [program], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    return false;
  }
}

test.skipIf(!hasPrograms())(
  `a key in a locked keyring is called locked, not missing (needs ${programs.join(', ')})`,
  { timeout: 60_000 },
  () => {
    const home = mkdtempSync(path.join(tmpdir(), 'earmark-keyring-'));
    const script = path.join(import.meta.dirname, '../../../fakes/keyring-session.ts');
    const printed = execFileSync('dbus-run-session', ['--', process.execPath, script], {
      encoding: 'utf8',
      env: {
        ...process.env,
        ELECTRON_RUN_AS_NODE: '1',
        HOME: home,
        XDG_DATA_HOME: path.join(home, 'data'),
        XDG_RUNTIME_DIR: home,
        DISPLAY: '',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    rmSync(home, { recursive: true, force: true });
    expect(JSON.parse(printed)).toMatchObject({
      unlocked: { ok: true, value: 'key_1' },
      locked: { ok: false, error: { kind: 'keychain-locked' } },
      missing: { ok: true },
    });
  },
);
