import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { RefreshedCall } from '../../src-shared/ipc/contract.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { SerializedCall } from '../../src-shared/serialized-call.ts';
import type { Library } from '../library/port.ts';
import type { WorkspaceSession } from './session.ts';

/** Which call to open, whether redacted, and the transcript that the page already has. */
export interface CallRequest {
  readonly id: CallId;
  readonly scrubbed: boolean;
  readonly held?: string;
}

/** A copy younger than this is not fetched again. */
const freshForMs = 60_000;

/** The call as it is in the library. */
export async function openCall(
  library: Library,
  request: CallRequest,
): Promise<Result<SerializedCall, AppError>> {
  const stored = await library.request('calls:open', request);
  if (!stored.ok) return stored;
  const { detail, fetchedMs } = stored.value;
  return ok({ ...detail, copy: fetchedMs === undefined ? 'listed' : 'whole' });
}

/**
 * Fetches the open call with the highest priority, unless the library has a complete, recent copy of a call
 * that is over. Resolves when the library has stored it; without a call if nothing was fetched.
 */
export async function refreshCall(
  library: Library,
  session: Pick<WorkspaceSession, 'sync' | 'offlineReason'>,
  request: CallRequest,
  nowMs: number,
): Promise<Result<RefreshedCall, AppError>> {
  const stored = await library.request('calls:about', { id: request.id });
  if (!stored.ok) return stored;
  const { fetchedMs, mayChange } = stored.value;
  const isFresh = fetchedMs !== undefined && nowMs - fetchedMs < freshForMs;
  if (isFresh && !mayChange) return ok({});
  const sync = session.sync();
  if (sync === undefined) return err(session.offlineReason() ?? { kind: 'no-workspace' });
  const fetched = await sync.priorityFetch(request.id);
  if (!fetched.ok) return fetched;
  const call = await openCall(library, request);
  return call.ok ? ok({ call: call.value }) : call;
}
