import type { CallId } from '../../../src-shared/call.ts';
import { wordErrorsOfCall } from '../../../src-shared/corrections/call-word-errors.ts';
import {
  wordErrorRates,
  type CheckedCall,
  type WordErrorRate,
} from '../../../src-shared/corrections/word-error-rates.ts';
import type { QueueFilter } from '../../../src-shared/filter.ts';
import { parseCallRow, readCallRow } from '../calls/read-calls.ts';
import { buildTranscript } from '../calls/transcript/build-transcript.ts';
import { yieldToEventLoop } from '../query/event-loop.ts';
import { scanPopulation } from '../query/population.ts';
import { readAnnotations } from '../reviews/tables/annotation-rows.ts';
import type { LibraryDatabases } from './databases.ts';

/** Other requests run after so many calls, because a long transcript takes milliseconds to read. */
const callsInOneGo = 20;

/**
 * The word error rates over the checked turns of submitted reviews, by agent, version and speaker. A
 * calibration review does not count, as in the queue.
 */
export async function readWordErrorRates(
  { reviews, calls }: Pick<LibraryDatabases, 'reviews' | 'calls'>,
  filter: QueueFilter | undefined,
): Promise<readonly WordErrorRate[]> {
  const db = calls();
  const rows = reviews.all<{ id: string; call_id: CallId }>(
    `SELECT id, call_id FROM reviews
     WHERE state = 'submitted' AND purpose <> 'calibration'
       AND EXISTS (SELECT 1 FROM checked_turns c WHERE c.review_id = reviews.id)
     ORDER BY call_id, id`,
  );
  const matching = new Set<string>();
  if (filter !== undefined) {
    await scanPopulation(db, { filter }, ({ id }) => void matching.add(id));
  }
  const checked: CheckedCall[] = [];
  for (const [place, { id, call_id: callId }] of rows.entries()) {
    if (filter !== undefined && !matching.has(callId)) continue;
    const row = readCallRow(db, callId);
    if (row === undefined) continue;
    const { call } = parseCallRow(row);
    const transcript = buildTranscript(call, { scrubbed: false });
    checked.push({ call, bySpeaker: wordErrorsOfCall(transcript, readAnnotations(reviews, id)) });
    if (place % callsInOneGo === 0) await yieldToEventLoop();
  }
  return wordErrorRates(checked);
}
