import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../test-library.ts';

const rounds = Number(process.env['EARMARK_DISKS'] ?? 15);
const script = path.join(import.meta.dirname, '../../../../fakes/full-disk-session.ts');

/** Whether this user may have a mount namespace, in which a small disk needs no administrator. */
function mayMount(): boolean {
  try {
    execFileSync('unshare', ['-rm', 'true'], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    return false;
  }
}

test.skipIf(!mayMount())(
  'whichever write finds the disk full, it is reported, and every receipt is kept (needs a mount namespace)',
  { timeout: 60_000 + rounds * 5000 },
  () => {
    using place = temporaryFolder();
    const mounted = 'mount -t tmpfs -o size=24m tmpfs "$1" && exec "$2" "$3" "$1" "$4"';
    const args = ['sh', place.folder, process.execPath, script, String(rounds)];
    const printed = execFileSync('unshare', ['-rm', 'sh', '-c', mounted, ...args], {
      encoding: 'utf8',
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    const outcome = JSON.parse(printed) as Record<string, unknown>;
    expect(outcome).toMatchObject({ rounds, lost: 0, unreported: 0, damaged: 0 });
    expect(outcome['receipts']).toBeGreaterThan(0);
    expect(outcome['failures']).toMatchObject({ 'disk-full': expect.any(Number) });
  },
);
