import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { integrityDamage } from '../../../../../src-main/library/reviews/database/backups.ts';
import { mayRecordFiles, runWithFaults } from '../../../../fakes/file-faults.ts';
import { losePower, readRecord } from '../../../../fakes/power-loss.ts';
import { createSession, openSession, readState } from '../../../../fakes/review-session.ts';
import { seededRandom } from '../../../../fakes/seeded-random.ts';
import { temporaryFolder } from '../test-library.ts';

/** A few seconds' worth here; a long run asks for as many as it likes. */
const losses = Number(process.env['EARMARK_POWER_LOSSES'] ?? 40);
const stepsPerHalf = 25;

/** The hash of the review that is read back; a text that says why, if it can't be. */
async function readBack(folder: string): Promise<string> {
  const session = createSession();
  try {
    const opened = await openSession(session, folder);
    if (!opened.ok) return JSON.stringify(opened.error);
    const state = await readState(session);
    return createHash('sha256')
      .update(state ?? '')
      .digest('hex');
  } finally {
    session.close();
  }
}

test.skipIf(!mayRecordFiles())(
  'whenever the power is lost, every acknowledged edit is there afterwards (needs a C compiler and Linux)',
  { timeout: 60_000 + losses * 3000 },
  async () => {
    using place = temporaryFolder();
    const from = path.join(place.folder, 'workspace');
    mkdirSync(from);
    const { record } = runWithFaults('recorded-session.ts', {
      folder: from,
      scratch: place.folder,
      args: [String(stepsPerHalf)],
    });
    const changes = readRecord(readFileSync(record));
    const random = seededRandom(5);
    const faults: string[] = [];
    const receipts = changes.flatMap(({ kind }, index) => (kind === 'M' ? [index] : []));
    expect(receipts.length).toBeGreaterThan(stepsPerHalf);
    for (let loss = 0; loss < losses; loss += 1) {
      const after = Math.floor(random() * (changes.length + 1));
      const keptShare = [0, 0.5, 0.9][loss % 3] ?? 0;
      const to = path.join(place.folder, 'after');
      mkdirSync(to);
      losePower(changes, { from, to }, { after, keptShare }, random);
      const last = receipts.findLastIndex((index) => index < after);
      const state = await readBack(to);
      const allowed = [receipts[last], receipts[last + 1]].flatMap((index) =>
        index === undefined ? [] : [changes[index]?.file],
      );
      if (last >= 0 && !allowed.includes(state)) {
        faults.push(
          `after change ${after} of ${changes.length}, receipt ${last}, ${keptShare}: ${state}`,
        );
      } else if (integrityDamage(path.join(to, 'reviews.db')) !== undefined) {
        faults.push(`after change ${after}: the database is damaged`);
      }
      rmSync(to, { recursive: true });
    }
    expect(faults).toEqual([]);
  },
);
