import type { AppError } from '../../../src-shared/errors.ts';

/** Statuses that may be different when asked again. */
const transientStatuses = new Set([408, 409, 425, 429]);

export const isTransient = (status: number): boolean =>
  transientStatuses.has(status) || status >= 500;

/** What an answer that isn't 2xx means to the reviewer. `what` names what was asked for. */
export function statusError(status: number, body: string, what: string): AppError {
  if (status === 401) return { kind: 'wrong-key' };
  if (status === 404 || status === 410) return { kind: 'gone', what };
  if (status === 429) return { kind: 'rate-limited', retryAfterMs: 0 };
  const detail = messageIn(body);
  return status >= 500
    ? { kind: 'server-error', status, detail }
    : { kind: 'refused', status, detail };
}

/** Retell explains itself as `{status: "error", message}`; a proxy in between answers anything. */
function messageIn(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) {
      return String(parsed.message).slice(0, 500);
    }
  } catch {
    // Not JSON: its beginning says more than nothing, unless it is markup.
  }
  if (body.trimStart().startsWith('<')) return '';
  return body.replace(/\s+/gu, ' ').trim().slice(0, 200);
}

/** What went wrong below HTTP, in the system's own short words. */
export function connectionDetail(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) {
    return 'code' in cause ? `${String(cause.code)} ${cause.message}`.trim() : cause.message;
  }
  return error.message;
}
