import { buildTranscript } from './transcript/build-transcript.ts';
import type { Call } from '../../../src-shared/call.ts';
import { findMarkers } from '../../../src-shared/markers/find-markers.ts';
import { markerKinds } from '../../../src-shared/marker.ts';
import type { Db } from '../db/db.ts';

/**
 * What Earmark finds in a call by itself, as far as the words tell: no recording is read while calls
 * are stored. A call that was only listed has no rows.
 */
export function insertMarkerRows(db: Db, key: number, call: Call): void {
  if (call.entries === undefined && call.scrubbedEntries === undefined) return;
  const { summary } = findMarkers({
    transcript: buildTranscript(call, { scrubbed: true }),
    ...(call.durationMs === undefined ? {} : { durationMs: call.durationMs }),
    ...(call.latency === undefined ? {} : { latency: call.latency }),
  });
  for (const kind of markerKinds) {
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
    summary.responseTimes.p90Ms ?? null,
    summary.responseTimes.count,
  );
}

/** Forgets them, before they are made anew or the call moves. */
export function deleteMarkerRows(db: Db, key: number): void {
  db.run('DELETE FROM call_marks WHERE key = ?', key);
  db.run('DELETE FROM call_figures WHERE key = ?', key);
}
