import type { CallDetail } from '../../src-shared/call-detail.ts';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import type { Session } from './session.ts';

/** The reviewer waits at most this long for Retell before the call opens on what there is. */
const patienceMs = 8000;

type Detail = Omit<CallDetail, 'offline'>;

/** Told when a call turned out to have changed after it was shown. */
type AnnounceChanged = (ids: readonly string[]) => void;

/**
 * Opens a call from the library. One that was only listed is fetched whole first, ahead of all other
 * requests; one that may have changed since (still going on, not analysed) is shown at once and asked
 * for again behind it.
 */
export async function openCall(
  library: Library,
  session: Session,
  order: { readonly id: CallId; readonly announceChanged: AnnounceChanged },
): Promise<Result<CallDetail, AppError>> {
  const { id } = order;
  session.sync?.wanted(id);
  const stored = await library.ask('calls:open', { id, scrubbed: true });
  if (!stored.ok) return stored;
  const { detail, fetchedMs } = stored.value;
  if (fetchedMs !== undefined) {
    if (mayHaveChanged(detail)) void refresh(library, session, order);
    return ok({ ...detail, offline: false });
  }
  const fetched = await fetchWhole(library, session, {
    id,
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!fetched.ok) return ok({ ...detail, offline: true });
  const again = await library.ask('calls:open', { id, scrubbed: true });
  return again.ok ? ok({ ...again.value.detail, offline: false }) : again;
}

const mayHaveChanged = ({ call }: Detail): boolean =>
  call.status === 'ongoing' ||
  call.status === 'registered' ||
  (call.status === 'ended' && call.sentiment === undefined && call.successful === undefined);

async function refresh(
  library: Library,
  session: Session,
  order: { readonly id: CallId; readonly announceChanged: AnnounceChanged },
): Promise<void> {
  const changed = await fetchWhole(library, session, {
    id: order.id,
    signal: AbortSignal.timeout(patienceMs),
  });
  if (changed.ok && changed.value.length > 0) order.announceChanged(changed.value);
}

/** Fetches and stores one call or chat; answers the ids whose rows changed. */
async function fetchWhole(
  library: Library,
  { api }: Session,
  order: { readonly id: CallId; readonly signal: AbortSignal },
): Promise<Result<readonly CallId[], AppError>> {
  const stored = await library.ask('calls:get', { id: order.id });
  if (!stored.ok) return stored;
  const how = { priority: 'opened', signal: order.signal } as const;
  const fetched =
    stored.value.call.kind === 'chat'
      ? await api.getChat(order.id, how)
      : await api.getCall(order.id, how);
  if (!fetched.ok) return fetched;
  const kept = await library.ask('calls:store', { records: [fetched.value] });
  return kept.ok ? ok(kept.value.changed) : kept;
}
