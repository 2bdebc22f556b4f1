import { createHash } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import process from 'node:process';
import { backUpNow } from '../unit/main/library/edited-library.ts';
import { createSession, openSession, readState, storeCall, takeStep } from './review-session.ts';

/*
 * Reviews a call while file-faults.c records what is written. After each receipt, a mark in the record says
 * what the review must be from then on.
 */
const [, , folder = '', stepsText = '10'] = process.argv;
const steps = Number(stepsText);

function acknowledge(state: string): void {
  try {
    unlinkSync(`/earmark-faults/mark/${createHash('sha256').update(state).digest('hex')}`);
  } catch {
    // The path does not exist; only the request counts.
  }
}

for (const half of [0, 1]) {
  const session = createSession();
  const opened = await openSession(session, folder);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  if (half === 0) await storeCall(session);
  for (let count = half * steps; count < (half + 1) * steps; count += 1) {
    const receipt = await takeStep(session, count);
    if (receipt.ok) acknowledge((await readState(session)) ?? '');
  }
  session.close();
  backUpNow(folder, Date.UTC(2026, 10, 1 + half));
}
process.exit(0);
