import { z } from 'zod';
import type { Json } from '../../../src-shared/json.ts';

/** A walk through the list, newest first, that can be taken up again after the app was killed. */
const Walk = z.object({
  startedMs: z.number(),
  /** Where the next page begins; absent at the top. */
  cursor: z.string().optional(),
  /** Start of the newest call seen on this walk. */
  newestMs: z.number().optional(),
  /** The walk ends below this moment; absent: it goes through everything. */
  floorMs: z.number().optional(),
});

const Stream = z.object({
  /** Every call that began up to here has been listed, or will be by the deep walk under way. */
  newestMs: z.number().optional(),
  /** From the top down to where the last one ended, and a little further. */
  fresh: Walk.optional(),
  freshDoneMs: z.number().optional(),
  /** Through the whole account: at first, and from time to time to find what slipped through. */
  deep: Walk.optional(),
  deepDoneMs: z.number().optional(),
  /** Chats whose messages could not be fetched when they were listed. */
  missing: z.array(z.string()).optional(),
  /** The workspace answered that it has no such list. */
  absentMs: z.number().optional(),
});

const State = z.object({ version: z.literal(1), calls: Stream, chats: Stream });

export type Walk = z.infer<typeof Walk>;
export type Stream = z.infer<typeof Stream>;
export type SyncState = z.infer<typeof State>;
export type StreamName = 'calls' | 'chats';

export const newState: SyncState = { version: 1, calls: {}, chats: {} };

/** What can't be read any more is begun anew: listing again costs time and loses nothing. */
export function readState(stored: Json | undefined): SyncState {
  const read = State.safeParse(stored);
  return read.success ? read.data : newState;
}

/** As plain JSON: a key that is there and undefined would not survive. */
export function toJson(state: SyncState): Json {
  const json: Json = JSON.parse(JSON.stringify(state));
  return json;
}
