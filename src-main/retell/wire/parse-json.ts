import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';

/**
 * Parses a body as JSON. JSON that breaks off is a 'server-error', because another attempt can succeed;
 * anything else is 'not-retell'.
 */
export function parseJson(body: Uint8Array): Result<unknown, AppError> {
  const text = textOf(body);
  try {
    return ok(JSON.parse(text));
  } catch {
    return err(jsonError(text));
  }
}

/** The text of a body, without copying it first. */
export const textOf = (body: Uint8Array): string =>
  Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');

function jsonError(text: string): AppError {
  const begins = text.trimStart().slice(0, 1);
  if (begins !== '{' && begins !== '[' && begins !== '') {
    const shown = text.replace(/\s+/gu, ' ').trim().slice(0, 80);
    return notRetell(`The response is not JSON but: ${shown}`);
  }
  const detail = begins === '' ? 'The response was empty' : 'The response broke off in the middle';
  return { kind: 'server-error', status: 200, detail };
}

/** The transport fills in the host. */
const notRetell = (detail: string): AppError => ({ kind: 'not-retell', host: '', detail });

export const unexpectedJson = notRetell('The response is JSON, but not what was requested');
export const notAList = notRetell('The response is JSON, but not a list');
