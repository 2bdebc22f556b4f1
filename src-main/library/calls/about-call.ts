import type { CallId, CallKind, MediaLinks } from '../../../src-shared/call.ts';
import type { AboutCall } from '../port.ts';
import type { Db } from '../storage/db.ts';
import { fromStored } from '../storage/stored-json.ts';

/** What main has to know of a call; its transcript, which may be long, is not even read. */
export function aboutCall(db: Db, id: CallId): AboutCall | undefined {
  const row = db.first<{ kind: CallKind; links: string; fetched_ms: number | null }>(
    'SELECT kind, links, fetched_ms FROM calls JOIN payloads USING (key) WHERE id = ?',
    id,
  );
  return (
    row && {
      kind: row.kind,
      links: fromStored<MediaLinks>(row.links),
      ...(row.fetched_ms === null ? {} : { fetchedMs: row.fetched_ms }),
    }
  );
}
