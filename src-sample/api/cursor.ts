import { z } from 'zod';
import type { SortPosition } from '../records/sort-position.ts';

const Content = z.tuple([z.number(), z.string()]);

/** The pagination key for the page after a record; it is opaque to clients. */
export const cursorOf = ({ timeMs, id }: SortPosition): string =>
  Buffer.from(JSON.stringify([timeMs, id])).toString('base64url');

/** Undefined when this server did not issue the key. */
export function positionOfCursor(cursor: string): SortPosition | undefined {
  try {
    const parsed = Content.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return parsed.success ? { timeMs: parsed.data[0], id: parsed.data[1] } : undefined;
  } catch {
    // The key was not issued by this server.
    return undefined;
  }
}
