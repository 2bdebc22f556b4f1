import { buildTranscript } from '../../../src-shared/build-transcript.ts';
import type { Call } from '../../../src-shared/call.ts';
import { findMarks } from '../../../src-shared/marks/find-marks.ts';
import { markKinds } from '../../../src-shared/marks/mark.ts';
import type { Db } from '../storage/db.ts';

/**
 * What Earmark finds in a call by itself, as far as the words tell: no recording is read while calls
 * are stored. A call that was only listed has no rows.
 */
export function writeMarks(db: Db, key: number, call: Call): void {
  if (call.entries === undefined && call.scrubbedEntries === undefined) return;
  const { summary } = findMarks({
    transcript: buildTranscript(call, { scrubbed: true }),
    ...(call.durationMs === undefined ? {} : { durationMs: call.durationMs }),
    ...(call.latency === undefined ? {} : { latency: call.latency }),
  });
  for (const kind of markKinds) {
    const found = summary.counts[kind];
    if (found > 0) db.run('INSERT INTO call_marks VALUES (?, ?, ?)', kind, key, found);
  }
  const shareOf = (who: string): number | null =>
    summary.talk.find(({ speaker }) => speaker === who)?.share ?? null;
  db.run(
    'INSERT INTO call_figures VALUES (?, ?, ?, ?, ?, ?)',
    key,
    shareOf('agent'),
    shareOf('user'),
    summary.silenceMs ?? null,
    summary.answers.p90Ms ?? null,
    summary.answers.count,
  );
}

/** Forgets them, before they are made anew or the call moves. */
export function clearMarks(db: Db, key: number): void {
  db.run('DELETE FROM call_marks WHERE key = ?', key);
  db.run('DELETE FROM call_figures WHERE key = ?', key);
}
