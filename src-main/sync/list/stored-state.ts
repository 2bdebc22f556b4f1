import { z } from 'zod';
import type { Json } from '../../../src-shared/json.ts';

/** A walk through a list, newest first, that can be resumed after the app was killed. */
const Walk = z.object({
  startedMs: z.number(),
  /** Where the next page begins; absent at the top. */
  cursor: z.string().optional(),
  /** The start of the newest call seen on this walk. */
  newestMs: z.number().optional(),
  /** The walk ends below this time. Absent: it reads the whole list. */
  floorMs: z.number().optional(),
});

const Stream = z.object({
  /** Every call that started before this time has been listed, or will be by the current deep walk. */
  newestMs: z.number().optional(),
  /** Reads from the top down to where the last fresh walk started, plus an overlap. */
  fresh: Walk.optional(),
  freshDoneMs: z.number().optional(),
  /** Reads the whole list: once at the beginning, then regularly to find what was missed. */
  deep: Walk.optional(),
  deepDoneMs: z.number().optional(),
  /** Chats whose messages could not be fetched when they were listed. */
  missing: z.array(z.string()).optional(),
  /** When the workspace responded that it has no such list. */
  absentMs: z.number().optional(),
});

const State = z.object({ version: z.literal(1), calls: Stream, chats: Stream });

export type Walk = z.infer<typeof Walk>;
export type Stream = z.infer<typeof Stream>;
export type SyncState = z.infer<typeof State>;
export type StreamName = 'calls' | 'chats';

export const newState: SyncState = { version: 1, calls: {}, chats: {} };

/** A state that can't be read starts the lists again, which costs time and loses nothing. */
export function readState(stored: Json | undefined): SyncState {
  const read = State.safeParse(stored);
  return read.success ? read.data : newState;
}

/** As plain JSON, without the keys whose value is undefined. */
export function toJson(state: SyncState): Json {
  const json: Json = JSON.parse(JSON.stringify(state));
  return json;
}
