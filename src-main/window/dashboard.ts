import { shell } from 'electron';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { ok, type Result } from '../../src-shared/result.ts';

/** The call's page in Retell's dashboard. Only the id comes from the page, so no other site can be opened. */
function dashboardUrl(id: CallId): string {
  const url = new URL('https://dashboard.retellai.com/call-history');
  url.searchParams.set('history', id);
  return url.href;
}

/** Opens the call in the reviewer's browser, where the reviewer is logged in to Retell. */
export async function openInDashboard(id: CallId): Promise<Result<true, AppError>> {
  await shell.openExternal(dashboardUrl(id));
  return ok(true);
}
