import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { createRecordings, type Recordings } from '../../../../src-main/recordings/recordings.ts';
import { systemClock } from '../../../../src-main/retell/http/clock.ts';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import type { CallId, CallRecord } from '../../../../src-shared/call.ts';
import type { RecordingProgress } from '../../../../src-shared/recording.ts';
import { parseInProcess } from '../../../fakes/held-records.ts';
import { createMemoryLibrary } from '../../../fakes/memory-library.ts';
import { recordOf } from '../../../fakes/unreliable-retell.ts';
import type { ScriptedServer } from '../../../fakes/scripted-server.ts';

export const callId = (id: string): CallId => id as CallId;

/** A folder of its own for each test of the file. */
export function useTemporaryFolder(): () => string {
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

interface TestOptions {
  /** 'call_1' alone where nothing is said. */
  readonly ids?: readonly CallId[];
  readonly links?: CallRecord['links'];
  readonly limitMb?: number;
  readonly redacted?: boolean;
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/** The recordings of a workspace that knows these calls, whose files are at `server`. */
export async function createTestRecordings(
  folder: string,
  server: ScriptedServer,
  options: TestOptions = {},
) {
  const library = createMemoryLibrary(systemClock).connect().library;
  const truth = {
    kind: 'call',
    startMs: 1,
    status: 'ended',
    sentiment: 'x',
    revision: 1,
  } as const;
  const records = (options.ids ?? [callId('call_1')]).map((id) => ({
    ...recordOf({ ...truth, id }, 'get'),
    links: options.links ?? linksAt(server),
  }));
  await library.request('calls:store', { records });
  const api = createRetellApi({
    read: parseInProcess,
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
    limitMb: () => options.limitMb ?? 100,
    announce: (updates) => progress.push(updates),
    freeBytes: options.freeBytes ?? (async () => 1e12),
    preferRedacted: () => options.redacted ?? false,
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
