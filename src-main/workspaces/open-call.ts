import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { AheadTranscript } from '../../src-shared/ipc/contract.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { SentCall } from '../../src-shared/sent-call.ts';
import type { Library } from '../library/port.ts';
import type { Session } from './session.ts';

/** Which call, whether without personal data, and the transcript of it that the page holds. */
export interface CallAsked {
  readonly id: CallId;
  readonly scrubbed: boolean;
  readonly held?: string;
}

/** The reviewer waits at most this long for Retell before the call opens on what there is. */
const patienceMs = 8000;

/**
 * Opens a call from the library. One that was only listed is fetched whole first, ahead of all other
 * requests; one that may have changed since (still going on, not analysed) is shown at once and asked
 * for again behind it, which announces itself if anything changed.
 */
export async function openCall(
  library: Library,
  { sync }: Session,
  asked: CallAsked,
): Promise<Result<SentCall, AppError>> {
  const { id } = asked;
  const stored = await library.ask('calls:open', asked);
  if (!stored.ok) return stored;
  const { detail, fetchedMs } = stored.value;
  if (fetchedMs !== undefined) {
    if (mayHaveChanged(detail)) void sync?.wanted(id);
    return ok({ ...detail, offline: sync === undefined });
  }
  const fetched = await sync?.wanted(id, AbortSignal.timeout(patienceMs));
  if (fetched?.ok !== true) return ok({ ...detail, offline: true });
  const again = await library.ask('calls:open', asked);
  return again.ok ? ok({ ...again.value.detail, offline: false }) : again;
}

const mayHaveChanged = ({ call }: Omit<SentCall, 'offline'>): boolean =>
  call.status === 'ongoing' ||
  call.status === 'registered' ||
  (call.status === 'ended' && call.sentiment === undefined && call.successful === undefined);

/** The transcript of a call that nobody has opened yet, as far as the library has its whole. */
export async function transcriptAhead(
  library: Library,
  asked: CallAsked,
): Promise<Result<AheadTranscript, AppError>> {
  const stored = await library.ask('calls:open', asked);
  if (!stored.ok) return stored;
  const { detail, fetchedMs } = stored.value;
  const { transcript } = detail;
  return ok(fetchedMs !== undefined && 'words' in transcript ? { transcript } : {});
}
