import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { createRecordings, type Recordings } from '../../../../src-main/recordings/recordings.ts';
import { systemClock } from '../../../../src-main/retell/clock.ts';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import type { CallId, CallRecord } from '../../../../src-shared/call.ts';
import type { RecordingProgress } from '../../../../src-shared/recording.ts';
import { readHere } from '../../../fakes/held-answers.ts';
import { createMemoryLibrary } from '../../../fakes/memory-library.ts';
import { recordOf } from '../../../fakes/moody-retell.ts';
import type { ScriptedServer } from '../../../fakes/scripted-server.ts';

export const callId = (id: string): CallId => id as CallId;

/** A folder of its own for each test of the file. */
export function folderForEach(): () => string {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'earmark-recordings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

const linksAt = (server: ScriptedServer): CallRecord['links'] => ({
  recording: `${server.url}/recording.wav`,
  multiChannel: `${server.url}/multi.wav`,
  scrubbedMultiChannel: `${server.url}/scrubbed-multi.wav`,
});

interface Wishes {
  /** 'call_1' alone where nothing is said. */
  readonly ids?: readonly CallId[];
  readonly links?: CallRecord['links'];
  readonly limitMb?: number;
  readonly scrubbed?: boolean;
}

/** The recordings of a workspace that knows these calls, whose files are at `server`. */
export async function recordingsOf(folder: string, server: ScriptedServer, wishes: Wishes = {}) {
  const library = createMemoryLibrary(systemClock).connect().library;
  const truth = {
    kind: 'call',
    startMs: 1,
    status: 'ended',
    sentiment: 'x',
    revision: 1,
  } as const;
  const records = (wishes.ids ?? [callId('call_1')]).map((id) => ({
    ...recordOf({ ...truth, id }, 'get'),
    links: wishes.links ?? linksAt(server),
  }));
  await library.ask('calls:store', { records });
  const api = createRetellApi({
    read: readHere,
    baseUrl: server.url,
    apiKey: 'key_1',
    idleMs: 300,
  });
  if (!api.ok) throw new Error('no api');
  const progress: RecordingProgress[] = [];
  const recordings = createRecordings({
    clock: systemClock,
    folder,
    api: api.value,
    library,
    limitMb: () => wishes.limitMb ?? 100,
    announce: (news) => progress.push(news),
    scrubbedFirst: () => wishes.scrubbed ?? false,
  });
  return { recordings, progress, library };
}

/** All of it, as the player asks for it. */
export async function play(recordings: Recordings, url: string): Promise<Buffer> {
  const response = await recordings.handleMedia(
    new Request(url, { headers: { range: 'bytes=0-' } }),
  );
  return Buffer.from(await response.arrayBuffer());
}
