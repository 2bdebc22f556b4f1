import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';

/**
 * What a body says. One that begins like JSON and does not end is a server's trouble that may pass;
 * anything else comes from somebody who is not Retell.
 */
export function parseJson(body: Uint8Array): Result<unknown, AppError> {
  const text = textOf(body);
  try {
    return ok(JSON.parse(text));
  } catch {
    return err(jsonError(text));
  }
}

export const textOf = (body: Uint8Array): string =>
  Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');

function jsonError(text: string): AppError {
  const begins = text.trimStart().slice(0, 1);
  if (begins !== '{' && begins !== '[' && begins !== '') {
    const shown = text.replace(/\s+/gu, ' ').trim().slice(0, 80);
    return notRetell(`It answered no JSON but: ${shown}`);
  }
  const detail = begins === '' ? 'The answer was empty' : 'The answer broke off in the middle';
  return { kind: 'server-error', status: 200, detail };
}

/** Whoever asked knows the host, and puts it in. */
const notRetell = (detail: string): AppError => ({ kind: 'not-retell', host: '', detail });

export const unexpectedJson = notRetell('It answered JSON, but not what was asked for');
export const notAList = notRetell('It answered JSON, but no list');
