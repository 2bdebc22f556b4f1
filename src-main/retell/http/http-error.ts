import type { AppError } from '../../../src-shared/errors.ts';

/** Client errors after which another attempt can succeed. */
const transientStatuses = new Set([408, 409, 425, 429]);

export const isTransient = (status: number): boolean =>
  transientStatuses.has(status) || status >= 500;

/** Turns a status other than 2xx into an error. `what` names what was requested. */
export function statusError(status: number, body: string, what: string): AppError {
  if (status === 401) return { kind: 'wrong-key' };
  if (status === 404 || status === 410) return { kind: 'gone', what };
  if (status === 429) return { kind: 'rate-limited', retryAfterMs: 0 };
  const detail = messageIn(body);
  return status >= 500
    ? { kind: 'server-error', status, detail }
    : { kind: 'refused', status, detail };
}

/** Retell sends `{status: "error", message}`; a proxy can send anything. */
function messageIn(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) {
      return String(parsed.message).slice(0, 500);
    }
  } catch {
    // Not JSON: the beginning of the text is shown below, unless it is markup.
  }
  if (body.trimStart().startsWith('<')) return '';
  return body.replace(/\s+/gu, ' ').trim().slice(0, 200);
}

/** The operating system's message for a failed connection. */
export function connectionDetail(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) {
    return 'code' in cause ? `${String(cause.code)} ${cause.message}`.trim() : cause.message;
  }
  return error.message;
}
