import { buildTranscript } from './transcript/build-transcript.ts';
import type { Call } from '../../../src-shared/call.ts';
import { findMarkers } from '../../../src-shared/markers/find-markers.ts';
import { markerKinds } from '../../../src-shared/marker.ts';
import type { Db } from '../db/db.ts';

/**
 * Writes the markers of a call, as far as word timing shows them: recordings are not read while calls
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

/** Deletes the marker rows before they are written again. */
export function deleteMarkerRows(db: Db, key: number): void {
  db.run('DELETE FROM call_marks WHERE key = ?', key);
  db.run('DELETE FROM call_figures WHERE key = ?', key);
}
