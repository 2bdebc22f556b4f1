import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { mayRecordFiles, runWithFaults } from '../../../../fakes/file-faults.ts';
import { temporaryFolder } from '../test-library.ts';

/** Every n-th change of a file fails here in turn; a long run lets every single one fail. */
const stride = Number(process.env['EARMARK_FAILING_STRIDE'] ?? 37);

test.skipIf(!mayRecordFiles())(
  'whichever change of a file fails, it is reported, and every receipt is kept (needs a C compiler and Linux)',
  { timeout: 60_000 + 3_600_000 / stride },
  () => {
    using place = temporaryFolder();
    const folder = path.join(place.folder, 'libraries');
    mkdirSync(folder);
    const { printed } = runWithFaults('failing-session.ts', {
      folder,
      scratch: place.folder,
      args: ['1', String(stride)],
    });
    const outcome = JSON.parse(printed) as Record<string, unknown>;
    process.stdout.write(`${printed}\n`);
    expect(outcome).toMatchObject({ silent: 0, lost: 0, damaged: 0, faults: [] });
    expect(outcome['kinds']).toMatchObject({
      'disk-full': expect.any(Number),
      'disk-failed': expect.any(Number),
      'file-denied': expect.any(Number),
    });
  },
);
