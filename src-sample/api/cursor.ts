import { z } from 'zod';
import type { SortPosition } from '../records/sort-position.ts';

const Content = z.tuple([z.number(), z.string()]);

/** The key of the page behind a record; callers are not meant to read it. */
export const cursorOf = ({ timeMs, id }: SortPosition): string =>
  Buffer.from(JSON.stringify([timeMs, id])).toString('base64url');

/** Undefined when the key was never one of ours. */
export function positionOfCursor(cursor: string): SortPosition | undefined {
  try {
    const parsed = Content.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return parsed.success ? { timeMs: parsed.data[0], id: parsed.data[1] } : undefined;
  } catch {
    // Not JSON inside: a key from elsewhere.
    return undefined;
  }
}
