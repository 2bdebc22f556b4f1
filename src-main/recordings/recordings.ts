/*
 * Recordings are downloaded once, kept in a cache and played from there. Levels, lowest first:
 * - `cache/`: file names, sidecar files, eviction, and files that are still growing.
 * - `download/`: which recording to take (`source.ts`), download and resume, prefetch of the next one.
 * - `damage/`: whether a compressed file can be played to its end.
 * - `playback/`: what a file is, the open recordings, and the media scheme that serves them to the page.
 * - `recordings.ts`: puts them together. Start reading at `fetchAndOpen`.
 */

import { mkdir } from 'node:fs/promises';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type {
  RecordingDamage,
  RecordingInfo,
  RecordingProgress,
} from '../../src-shared/recording.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { WholeRecording } from '../lib/whole-recording.ts';
import type { Library } from '../library/port.ts';
import type { Clock, RetellApi } from '../retell/port.ts';
import type { Variant } from './cache/cache-files.ts';
import { evict } from './cache/eviction.ts';
import { removeRecordings } from './cache/remove-recordings.ts';
import type { GrowingFile } from './cache/growing-file.ts';
import { tidyCache } from './cache/tidy-cache.ts';
import { findDamage } from './damage/find-damage.ts';
import { startDownload, type Download } from './download/download.ts';
import { createPrefetch } from './download/prefetch.ts';
import { findSource, type Source } from './download/source.ts';
import { createSpaceCheck, type SpaceCheck } from './download/space.ts';
import { openLoaded, startLoad } from './playback/load-recording.ts';
import { createMediaScheme } from './playback/media-scheme.ts';
import { createWholeRecordings } from './playback/whole-recording.ts';
import { createOpenings, type Opening } from './playback/pending-openings.ts';
import { createOpenRecordings } from './playback/open-recordings.ts';
import { infoOf, type OpenedRecording } from './playback/opened-recording.ts';

export interface RecordingsParts {
  readonly folder: string;
  readonly api: Pick<RetellApi, 'getCall' | 'openRecording'>;
  readonly library: Library;
  readonly limitMb: () => number;
  readonly announce: (progress: RecordingProgress) => void;
  /** Whether redacted recordings are preferred. */
  readonly preferRedacted?: () => boolean;
  /** Whether the next recording may be downloaded before it is opened. Read repeatedly. */
  readonly mayPrefetch?: () => boolean;
  readonly clock: Clock;
  /** The bytes that are free on the disk of a folder; tests replace it. */
  readonly freeBytes?: (folder: string) => Promise<number>;
}

/** The recordings of one workspace, in the cache and being downloaded. */
export interface Recordings {
  open(id: CallId): Promise<Result<RecordingInfo, AppError>>;
  /** Opens a recording as `open` does, and waits until its file is complete. */
  whole(id: CallId, signal: AbortSignal): Promise<Result<WholeRecording, AppError>>;
  /** The file of an open recording, which may still be downloading. */
  fileOf(id: CallId): RecordingFile | undefined;
  /** Downloads the recording of the next call as soon as nothing else is being downloaded. */
  readonly prefetch: (id: CallId | undefined) => void;
  /** Evicts recordings beyond the limit and returns the size of the rest in bytes. */
  trimCache(): Promise<number>;
  /** Removes the recordings of calls that are removed from this computer. */
  remove(ids: readonly CallId[]): Promise<void>;
  /** Handles requests of the media scheme. */
  readonly handleMedia: (request: Request) => Promise<Response>;
  /** Stops all downloads. They are resumed when their recordings are opened again. */
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
  // The cache is not used before the cleanup is finished.
  const tidied = tidyCache(parts.folder, closing.signal);
  const trimCache = async (): Promise<number> => {
    await tidied;
    const isInUse = (file: string): boolean =>
      openRecordings.isInUse(file) || file === prefetch.path();
    return evict(parts.folder, limitBytes(parts), isInUse);
  };
  const prefetch = createPrefetch({
    prepare: (id, signal) => tidied.then(() => preparePrefetch(parts, id, signal)),
    isIdle: () => mayPrefetch(parts) && openings.areNone() && !openRecordings.isDownloading(),
    downloaded: async () => void (await trimCache()),
  });
  const opener: Opener = {
    parts,
    openRecordings,
    stopPrefetch: () => prefetch.stop(),
    downloaded: () => void trimCache().then(prefetch.startIfIdle),
  };
  const fetchAndOpen = async (id: CallId, signal: AbortSignal): Opening => {
    await Promise.all([tidied, openRecordings.forget(id), prefetch.stop(id)]);
    const find = (failed: readonly Variant[]) => findSource({ ...parts, failed }, id, signal);
    return openFirstAvailable(find, (source) => openSource(opener, id, source, signal));
  };
  const openings = createOpenings(fetchAndOpen, () => prefetch.startIfIdle());
  const openOnce = async (id: CallId): Opening => {
    const before = openRecordings.get(id);
    return before === undefined ? openings.open(id) : ok(before);
  };
  const whole = createWholeRecordings({ open: openOnce, close: openRecordings.forget });
  return {
    async open(id) {
      whole.keepOpen(id);
      const recording = await openOnce(id);
      return recording.ok ? ok(infoOf(recording.value)) : recording;
    },
    whole: (id, signal) => whole.open(id, signal),
    fileOf(id) {
      const recording = openRecordings.get(id);
      return recording && fileInfo(recording);
    },
    prefetch: prefetch.request,
    trimCache,
    async remove(ids) {
      await Promise.all([tidied, ...ids.map((id) => openRecordings.forget(id))]);
      await removeRecordings(parts.folder, ids);
    },
    handleMedia: createMediaScheme((token) => openRecordings.byToken(token)),
    async close() {
      closing.abort();
      prefetch.request(undefined);
      await Promise.all([tidied, prefetch.stop(), openRecordings.clear(), openings.end()]);
    },
  };
}

interface Opener {
  readonly parts: RecordingsParts;
  readonly openRecordings: ReturnType<typeof createOpenRecordings>;
  readonly stopPrefetch: () => Promise<void>;
  readonly downloaded: () => void;
}

async function openSource(
  { parts, openRecordings, stopPrefetch, downloaded }: Opener,
  id: CallId,
  source: Source,
  signal: AbortSignal,
): Opening {
  if (source.stored === undefined) await stopPrefetch();
  // After the signal nothing would stop a new download.
  if (signal.aborted) return cancelled;
  const load = await startLoad({ ...parts, space: () => spaceFor(parts) }, id, source, (started) =>
    openRecordings.setLoading(id, started),
  );
  if (!load.ok) {
    await openRecordings.forget(id);
    return load;
  }
  const opened = signal.aborted ? cancelled : await openLoaded(load.value, source);
  if (!opened.ok || signal.aborted) {
    await openRecordings.forget(id);
    return opened.ok ? cancelled : opened;
  }
  openRecordings.put(id, opened.value);
  const done = load.value.download?.done;
  void done?.then(downloaded);
  return ok(await checkWhenComplete({ id, recording: opened.value, done }, parts, openRecordings));
}

interface CheckedRecording {
  readonly id: CallId;
  readonly recording: OpenedRecording;
  /** The download, unless the file was on disk already. */
  readonly done: Download['done'] | undefined;
}

/** Checks a complete recording now, and one that is being downloaded when it is complete. */
async function checkWhenComplete(
  { id, recording, done }: CheckedRecording,
  { announce }: RecordingsParts,
  openRecordings: Opener['openRecordings'],
): Promise<OpenedRecording> {
  const check = async (): Promise<RecordingDamage | undefined> => {
    const damage = await findDamage(recording.file.path(), recording.type);
    if (damage !== undefined) openRecordings.setDamage(id, damage);
    return damage;
  };
  if (recording.file.state() === 'complete') {
    const damage = await check();
    return damage === undefined ? recording : { ...recording, damage };
  }
  const checkLater = async (): Promise<void> => {
    await done;
    const damage = recording.file.state() === 'complete' ? await check() : undefined;
    if (damage === undefined) return;
    const receivedBytes = recording.file.received();
    const totalBytes = receivedBytes;
    announce({ callId: id, receivedBytes, totalBytes, state: 'complete', damage });
  };
  void checkLater();
  return recording;
}

/**
 * Opens the best variant that can be downloaded and played. If none can, the error of the best one is
 * returned, because that is the recording that the reviewer expects.
 */
async function openFirstAvailable(
  find: (failed: readonly Variant[]) => Promise<Result<Source, AppError>>,
  open: (source: Source) => Opening,
): Opening {
  const failed: Variant[] = [];
  let firstError: AppError | undefined;
  for (;;) {
    const source = await find(failed);
    if (!source.ok) return err(firstError ?? source.error);
    const [replaces] = failed;
    const opened = await open({ ...source.value, ...(replaces === undefined ? {} : { replaces }) });
    if (opened.ok || !isOfVariant(opened.error)) return opened;
    firstError ??= opened.error;
    failed.push(source.value.variant);
  }
}

/** Whether another variant can succeed where this one failed. */
const isOfVariant = ({ kind }: AppError): boolean =>
  kind === 'gone' ||
  kind === 'refused' ||
  kind === 'bad-url' ||
  kind === 'bad-recording' ||
  kind === 'server-error';

const cancelled = err<AppError>({ kind: 'cancelled' });

const spaceFor = (parts: RecordingsParts): SpaceCheck =>
  createSpaceCheck({ ...parts, limitBytes: () => limitBytes(parts) });

const limitBytes = ({ limitMb }: RecordingsParts): number => limitMb() * 1_000_000;

const mayPrefetch = ({ mayPrefetch: may = () => false }: RecordingsParts): boolean => may();

/** Errors are ignored here, because the reviewer sees them when opening the call. */
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
    const download = startDownload({
      api,
      names,
      clock,
      address,
      progress,
      priority,
      space: spaceFor(parts),
    });
    return download;
  };
}

const fileInfo = ({ file, totalBytes }: OpenedRecording): RecordingFile => ({
  file: file.path(),
  totalBytes,
  complete: file.state() === 'complete',
});
