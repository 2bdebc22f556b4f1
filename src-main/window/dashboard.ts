import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';

/** The call's page in Retell's dashboard. Only the id comes from the page, so no other site can be opened. */
function dashboardUrl(id: CallId): string {
  const url = new URL('https://dashboard.retellai.com/call-history');
  url.searchParams.set('history', id);
  return url.href;
}

/** A person does not open two calls within this time; a page that was taken over would open thousands. */
const pauseMs = 1000;

interface DashboardDeps {
  readonly library: Pick<Library, 'request'>;
  /** Opens an address in the system's browser. */
  readonly open: (url: string) => Promise<void>;
  readonly now?: () => number;
}

/**
 * Opens a call of the library in the reviewer's browser, where the reviewer is logged in to Retell. An id
 * that the library does not have could carry anything out of the app, so it is refused.
 */
export function createDashboard({ library, open, now = Date.now }: DashboardDeps) {
  let lastMs = -Infinity;
  return async (id: CallId): Promise<Result<true, AppError>> => {
    const stored = await library.request('calls:about', { id });
    if (!stored.ok) return stored;
    if (now() - lastMs < pauseMs) return err({ kind: 'cancelled' });
    lastMs = now();
    await open(dashboardUrl(id));
    return ok(true);
  };
}
