import { mkdir } from 'node:fs/promises';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { RecordingInfo, RecordingProgress } from '../../src-shared/recording.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import type { Clock } from '../retell/port.ts';
import type { RetellApi } from '../retell/port.ts';
import { startDownload, type Download } from './download/download.ts';
import { createPrefetch } from './download/prefetch.ts';
import { evict } from './cache/eviction.ts';
import type { GrowingFile } from './cache/growing-file.ts';
import { createMediaScheme } from './playback/media-scheme.ts';
import { infoOf, type OpenedRecording } from './playback/opened-recording.ts';
import { createOpenRecordings } from './playback/open-recordings.ts';
import { findSource } from './download/source.ts';
import { tidyCache } from './cache/tidy-cache.ts';
import { startLoad, openLoaded } from './playback/load-recording.ts';

export interface RecordingsParts {
  readonly folder: string;
  readonly api: Pick<RetellApi, 'getCall' | 'openRecording'>;
  readonly library: Library;
  readonly limitMb: () => number;
  readonly announce: (progress: RecordingProgress) => void;
  /** Whether recordings without personal data are to be preferred. */
  readonly preferRedacted?: () => boolean;
  /** Whether the next recording may be fetched before it is opened; asked again and again. */
  readonly mayPrefetch?: () => boolean;
  readonly clock: Clock;
}

/** The recordings of one workspace: on the disk, or on their way there. */
export interface Recordings {
  open(id: CallId): Promise<Result<RecordingInfo, AppError>>;
  /** The file of a recording that was opened, as far as it has come. */
  fileOf(id: CallId): RecordingFile | undefined;
  /** The call that comes next: its recording is fetched when the line is free. */
  readonly prefetch: (id: CallId | undefined) => void;
  /** Makes room where the limit asks for it, and says how many bytes the recordings take then. */
  trimCache(): Promise<number>;
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
  const openRecordings = createOpenRecordings();
  const closing = new AbortController();
  // Nothing is looked for in a cache that is being put in order.
  const tidied = tidyCache(parts.folder, closing.signal);
  const trimCache = async (): Promise<number> => {
    await tidied;
    const isInUse = (file: string): boolean =>
      openRecordings.isInUse(file) || file === prefetch.path();
    return evict(parts.folder, limitBytes(parts), isInUse);
  };
  const prefetch = createPrefetch({
    prepare: (id, signal) => tidied.then(() => preparePrefetch(parts, id, signal)),
    isFree: () => mayPrefetch(parts) && openings.areNone() && !openRecordings.isDownloading(),
    downloaded: async () => void (await trimCache()),
  });
  const fetchAndOpen = async (id: CallId, signal: AbortSignal): Opening => {
    await Promise.all([tidied, openRecordings.forget(id), prefetch.stop(id)]);
    const source = await findSource(parts, id, signal);
    if (!source.ok) return source;
    if (source.value.stored === undefined) await prefetch.stop();
    // Nothing is begun that nobody would be there to end.
    if (signal.aborted) return cancelled;
    const load = await startLoad(parts, id, source.value, (begun) =>
      openRecordings.setLoading(id, begun),
    );
    if (!load.ok) {
      await openRecordings.forget(id);
      return load;
    }
    const opened = signal.aborted ? cancelled : await openLoaded(load.value, source.value);
    if (!opened.ok || signal.aborted) {
      await openRecordings.forget(id);
      return opened.ok ? cancelled : opened;
    }
    openRecordings.put(id, opened.value);
    void load.value.download?.done.then(trimCache).then(prefetch.startIfIdle);
    return opened;
  };
  const openings = createOpenings(fetchAndOpen, () => prefetch.startIfIdle());
  return {
    async open(id) {
      const before = openRecordings.get(id);
      if (before !== undefined) return ok(infoOf(before));
      const recording = await openings.open(id);
      return recording.ok ? ok(infoOf(recording.value)) : recording;
    },
    fileOf(id) {
      const recording = openRecordings.get(id);
      return recording && fileInfo(recording);
    },
    prefetch: prefetch.request,
    trimCache: trimCache,
    handleMedia: createMediaScheme((token) => openRecordings.byToken(token)),
    async close() {
      closing.abort();
      prefetch.request(undefined);
      await Promise.all([tidied, prefetch.stop(), openRecordings.clear(), openings.end()]);
    },
  };
}

type Opening = Promise<Result<OpenedRecording, AppError>>;

/** Each recording is opened once at a time, however often it is asked for meanwhile. */
function createOpenings(
  fetchAndOpen: (id: CallId, signal: AbortSignal) => Opening,
  done: () => void,
) {
  const pending = new Map<CallId, Opening>();
  let aborter = new AbortController();
  return {
    areNone: (): boolean => pending.size === 0,
    open(id: CallId): Opening {
      const opening =
        pending.get(id) ??
        fetchAndOpen(id, aborter.signal).finally(() => {
          pending.delete(id);
          done();
        });
      pending.set(id, opening);
      return opening;
    },
    /** What is asked for when this has resolved is opened anew. */
    async end(): Promise<void> {
      aborter.abort();
      aborter = new AbortController();
      await Promise.allSettled(pending.values());
    },
  };
}

const cancelled = err<AppError>({ kind: 'cancelled' });

const limitBytes = ({ limitMb }: RecordingsParts): number => limitMb() * 1_000_000;

const mayPrefetch = ({ mayPrefetch: may = () => false }: RecordingsParts): boolean => may();

/** Nothing to fetch is no trouble here: whoever opens the call is told. */
async function preparePrefetch(
  parts: RecordingsParts,
  id: CallId,
  signal: AbortSignal,
): Promise<(() => Download) | undefined> {
  const { api, clock, folder } = parts;
  const priority = 'prefetch';
  const source = await findSource({ ...parts, priority }, id, signal);
  if (!source.ok || source.value.stored !== undefined) return undefined;
  const made = await mkdir(folder, { recursive: true }).catch(() => 'refused' as const);
  if (made === 'refused') return undefined;
  const { names, address } = source.value;
  return () => {
    const progress = (file: GrowingFile): void => {
      const fits = (file.totalBytes() ?? 0) <= limitBytes(parts);
      if (!fits || !mayPrefetch(parts)) void download.stop();
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
