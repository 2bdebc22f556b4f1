import { mkdirSync, readFileSync, readlinkSync, rmSync, unlinkSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { integrityDamage } from '../../src-main/library/reviews/database/backups.ts';
import { writeWholeContent } from '../../src-main/lib/whole-file.ts';
import {
  createSession,
  openSession,
  reported,
  storeCall,
  takeStep,
  type ReviewSession,
} from './review-session.ts';

/*
 * Reviews a call, writes a backup of the workspace and a settings file, while file-faults.c fails the n-th
 * change of a file, for every n-th change from `first` on, until a round has fewer changes than n. Prints
 * what became of what was acknowledged.
 */
const [, , folder = '', firstText = '1', strideText = '1'] = process.argv;
const stride = Number(strideText);
const steps = 12;
const written = '{ "theme": "dark" }';
const errors = [constants.errno.EIO, constants.errno.ENOSPC, constants.errno.EACCES];

const outcome = {
  rounds: 0,
  reports: 0,
  silent: 0,
  lost: 0,
  damaged: 0,
  kinds: {} as Record<string, number>,
};
const faults: string[] = [];

function ask(request: string): void {
  try {
    unlinkSync(`/earmark-faults/${request}`);
  } catch {
    // The path does not exist; only the request counts.
  }
}

const changesSoFar = (): number => Number(readlinkSync('/earmark-faults/count'));

function count(result: {
  readonly ok: boolean;
  readonly error?: { readonly kind: string };
}): boolean {
  if (result.ok) return true;
  const kind = result.error?.kind ?? '';
  // A redo without the undo that failed before it, or an undo without an edit.
  if (kind === 'nothing-to-redo' || kind === 'nothing-to-undo') return false;
  outcome.reports += 1;
  outcome.kinds[kind] = (outcome.kinds[kind] ?? 0) + 1;
  return false;
}

/** Ids of the history lines of receipts; a receipt of an undo has none of its own. */
async function work(session: ReviewSession, place: string): Promise<ReadonlySet<number>> {
  const acknowledged = new Set<number>();
  if (!count(await openSession(session, place))) return acknowledged;
  if (!count(await storeCall(session))) return acknowledged;
  for (let step = 0; step < steps; step += 1) {
    const receipt = await takeStep(session, step);
    if (count(receipt) && receipt.ok) acknowledged.add(receipt.value.historyId);
  }
  const file = path.join(place, 'workspace.earmark');
  const input = { file, workspaceName: 'Sample' };
  const copied = await reported(() =>
    session.handlers['workspace-file:write'](input, 'workspace file'),
  );
  if (count(copied) && integrityDamage(file) !== undefined) outcome.silent += 1;
  const settings = path.join(place, 'settings.json');
  if (
    count(await writeWholeContent(settings, written)) &&
    readFileSync(settings, 'utf8') !== written
  ) {
    outcome.silent += 1;
  }
  return acknowledged;
}

async function check(
  place: string,
  acknowledged: ReadonlySet<number>,
  occasion: string,
): Promise<void> {
  const again = createSession();
  const opened = await openSession(again, place);
  if (!opened.ok) {
    // Nothing was acknowledged that could be lost, and the failure is told.
    if (acknowledged.size > 0) faults.push(`${occasion}: ${JSON.stringify(opened.error)}`);
    outcome.damaged += acknowledged.size > 0 ? 1 : 0;
    return;
  }
  const history = await reported(() => again.handlers['edit:history']({ limit: 1000 }, 'history'));
  const kept = new Set(history.ok ? history.value.map(({ historyId }) => historyId) : []);
  const lost = [...acknowledged].filter((id) => !kept.has(id)).length;
  if (lost > 0) faults.push(`${occasion}: ${lost} lost`);
  outcome.lost += lost;
  again.close();
  if (integrityDamage(path.join(place, 'reviews.db')) !== undefined) outcome.damaged += 1;
}

/** Whether the change that was to fail was reached. */
async function round(n: number, lasts: boolean): Promise<boolean> {
  const place = path.join(folder, `library-${n}`);
  mkdirSync(place);
  const session = createSession();
  const errno = errors[n % errors.length] ?? 0;
  const name = `change ${n}, error ${errno}${lasts ? ', and all after it' : ''}`;
  ask(`fail/${n}/${errno}/${lasts ? 1 : 0}`);
  let acknowledged: ReadonlySet<number> = new Set();
  try {
    acknowledged = await work(session, place);
    session.close();
  } catch (error) {
    // Closing may be told by a throw; anything else is a mistake in our own code.
    if (!(error instanceof Error) || error.name !== 'Error') throw error;
    outcome.reports += 1;
  }
  const reached = changesSoFar() >= n;
  ask('fail/0/0/0');
  await check(place, acknowledged, name);
  rmSync(place, { recursive: true });
  outcome.rounds += 1;
  return reached;
}

for (const lasts of [false, true]) {
  for (let n = Number(firstText); await round(n, lasts); n += stride);
}
process.stdout.write(JSON.stringify({ ...outcome, faults }));
process.exit(0);
