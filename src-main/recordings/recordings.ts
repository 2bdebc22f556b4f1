import { mkdir } from 'node:fs/promises';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { RecordingInfo, RecordingProgress } from '../../src-shared/recording.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import type { Clock } from '../retell/port.ts';
import type { RetellApi } from '../retell/port.ts';
import { startDownload, type Download } from './download.ts';
import { createAhead } from './ahead.ts';
import { evict } from './eviction.ts';
import type { GrowingFile } from './growing-file.ts';
import { createMediaScheme } from './media-scheme.ts';
import { infoOf, type OpenedRecording } from './opened-recording.ts';
import { createShelf } from './shelf.ts';
import { findSource } from './source.ts';
import { tidyCache } from './tidy-cache.ts';
import { beginWay, openWay } from './way.ts';

export interface RecordingsParts {
  readonly folder: string;
  readonly api: Pick<RetellApi, 'getCall' | 'openRecording'>;
  readonly library: Library;
  readonly limitMb: () => number;
  readonly announce: (progress: RecordingProgress) => void;
  /** Whether recordings without personal data are to be preferred. */
  readonly scrubbedFirst?: () => boolean;
  /** Whether the next recording may be fetched before it is opened; asked again and again. */
  readonly mayFetchAhead?: () => boolean;
  readonly clock: Clock;
}

/** The recordings of one workspace: on the disk, or on their way there. */
export interface Recordings {
  open(id: CallId): Promise<Result<RecordingInfo, AppError>>;
  /** The file of a recording that was opened, as far as it has come. */
  fileOf(id: CallId): RecordingFile | undefined;
  /** The call that comes next: its recording is fetched when the line is free. */
  readonly ahead: (id: CallId | undefined) => void;
  /** Makes room where the limit asks for it, and says how many bytes the recordings take then. */
  room(): Promise<number>;
  /** Answers the media scheme. */
  readonly handleMedia: (request: Request) => Promise<Response>;
  /** Stops what is on its way; it is gone on with when it is opened again. */
  close(): Promise<void>;
}

export interface RecordingFile {
  readonly file: string;
  readonly totalBytes: number;
  readonly complete: boolean;
}

export function createRecordings(parts: RecordingsParts): Recordings {
  const shelf = createShelf();
  const ending = new AbortController();
  // Nothing is looked for in a cache that is being put in order.
  const isTidy = tidyCache(parts.folder, ending.signal);
  const makeRoom = async (): Promise<number> => {
    await isTidy;
    const isInUse = (file: string): boolean => shelf.isInUse(file) || file === ahead.path();
    return evict(parts.folder, limitBytes(parts), isInUse);
  };
  const ahead = createAhead({
    prepare: (id, signal) => isTidy.then(() => prepareAhead(parts, id, signal)),
    isFree: () => mayFetchAhead(parts) && openings.areNone() && !shelf.isFilling(),
    done: async () => void (await makeRoom()),
  });
  const fetchAndOpen = async (id: CallId, signal: AbortSignal): Opening => {
    await Promise.all([isTidy, shelf.forget(id), ahead.stop(id)]);
    const source = await findSource(parts, id, signal);
    if (!source.ok) return source;
    if (source.value.kept === undefined) await ahead.stop();
    // Nothing is begun that nobody would be there to end.
    if (signal.aborted) return cancelled;
    const way = await beginWay(parts, id, source.value, (begun) => shelf.onItsWay(id, begun));
    if (!way.ok) {
      await shelf.forget(id);
      return way;
    }
    const opened = signal.aborted ? cancelled : await openWay(way.value, source.value);
    if (!opened.ok || signal.aborted) {
      await shelf.forget(id);
      return opened.ok ? cancelled : opened;
    }
    shelf.put(id, opened.value);
    void way.value.download?.done.then(makeRoom).then(ahead.go);
    return opened;
  };
  const openings = createOpenings(fetchAndOpen, () => ahead.go());
  return {
    async open(id) {
      const before = shelf.get(id);
      if (before !== undefined) return ok(infoOf(before));
      const recording = await openings.open(id);
      return recording.ok ? ok(infoOf(recording.value)) : recording;
    },
    fileOf(id) {
      const recording = shelf.get(id);
      return recording && fileInfo(recording);
    },
    ahead: ahead.wish,
    room: makeRoom,
    handleMedia: createMediaScheme((token) => shelf.byToken(token)),
    async close() {
      ending.abort();
      ahead.wish(undefined);
      await Promise.all([isTidy, ahead.stop(), shelf.clear(), openings.end()]);
    },
  };
}

type Opening = Promise<Result<OpenedRecording, AppError>>;

/** Each recording is opened once at a time, however often it is asked for meanwhile. */
function createOpenings(
  fetchAndOpen: (id: CallId, signal: AbortSignal) => Opening,
  done: () => void,
) {
  const underWay = new Map<CallId, Opening>();
  let over = new AbortController();
  return {
    areNone: (): boolean => underWay.size === 0,
    open(id: CallId): Opening {
      const opening =
        underWay.get(id) ??
        fetchAndOpen(id, over.signal).finally(() => {
          underWay.delete(id);
          done();
        });
      underWay.set(id, opening);
      return opening;
    },
    /** What is asked for when this has resolved is opened anew. */
    async end(): Promise<void> {
      over.abort();
      over = new AbortController();
      await Promise.allSettled(underWay.values());
    },
  };
}

const cancelled = err<AppError>({ kind: 'cancelled' });

const limitBytes = ({ limitMb }: RecordingsParts): number => limitMb() * 1_000_000;

const mayFetchAhead = ({ mayFetchAhead: may = () => false }: RecordingsParts): boolean => may();

/** Nothing to fetch is no trouble here: whoever opens the call is told. */
async function prepareAhead(
  parts: RecordingsParts,
  id: CallId,
  signal: AbortSignal,
): Promise<(() => Download) | undefined> {
  const { api, clock, folder } = parts;
  const priority = 'prefetch';
  const source = await findSource({ ...parts, priority }, id, signal);
  if (!source.ok || source.value.kept !== undefined) return undefined;
  const made = await mkdir(folder, { recursive: true }).catch(() => 'refused' as const);
  if (made === 'refused') return undefined;
  const { names, address } = source.value;
  return () => {
    const progress = (file: GrowingFile): void => {
      const fits = (file.totalBytes() ?? 0) <= limitBytes(parts);
      if (!fits || !mayFetchAhead(parts)) void download.stop();
    };
    const download = startDownload({ api, names, clock, address, progress, priority });
    return download;
  };
}

const fileInfo = ({ file, totalBytes }: OpenedRecording): RecordingFile => ({
  file: file.path(),
  totalBytes,
  complete: file.state() === 'complete',
});
