import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { CallId } from '../../src-shared/call.ts';
import type { AppError } from '../../src-shared/errors.ts';
import type { RecordingInfo, RecordingProgress } from '../../src-shared/recording.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Library } from '../library/port.ts';
import type { Clock } from '../retell/port.ts';
import type { RetellApi } from '../retell/port.ts';
import { fileError } from '../../src-shared/file-error.ts';
import { startDownload, type Download } from './download.ts';
import { createAhead } from './ahead.ts';
import { evict, markUsed } from './eviction.ts';
import { createGrowth, type GrowingFile } from './growing-file.ts';
import { createMediaScheme } from './media-scheme.ts';
import { infoOf, lookInto, type OpenedRecording } from './opened-recording.ts';
import { createProgress } from './progress.ts';
import { findSource, type Source } from './source.ts';

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
  const tidyUp = async (): Promise<void> => {
    const beingWritten = ahead.path();
    const inUse = [...shelf.filesInUse(), ...(beingWritten === undefined ? [] : [beingWritten])];
    await evict(parts.folder, limitBytes(parts), new Set(inUse));
  };
  const ahead = createAhead({
    prepare: (id, signal) => prepareAhead(parts, id, signal),
    isFree: () => mayFetchAhead(parts) && openings.areNone() && !shelf.isFilling(),
    done: tidyUp,
  });
  const fetchAndOpen = async (id: CallId, signal: AbortSignal): Opening => {
    await Promise.all([shelf.forget(id), ahead.stop(id)]);
    const source = await findSource(parts, id, signal);
    if (!source.ok) return source;
    if (source.value.cachedBytes === undefined) await ahead.stop();
    // Nothing is begun that nobody would be there to end.
    if (signal.aborted) return cancelled;
    const way = await begin(parts, id, source.value);
    if (!way.ok) return way;
    shelf.onItsWay(id, way.value.download);
    const opened = signal.aborted ? cancelled : await openFile(way.value, source.value);
    if (!opened.ok || signal.aborted) {
      await shelf.forget(id);
      return opened.ok ? cancelled : opened;
    }
    shelf.put(id, opened.value);
    void way.value.download?.done.then(tidyUp, tidyUp).then(ahead.go);
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
    handleMedia: createMediaScheme(shelf.byToken),
    async close() {
      ahead.wish(undefined);
      await Promise.all([ahead.stop(), shelf.clear(), openings.end()]);
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
  if (!source.ok || source.value.cachedBytes !== undefined) return undefined;
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

interface Way {
  readonly file: GrowingFile;
  /** Absent when the file was on the disk already. */
  readonly download?: Download;
}

async function begin(
  { folder, api, announce, clock }: RecordingsParts,
  id: CallId,
  source: Source,
): Promise<Result<Way, AppError>> {
  const { names, cachedBytes } = source;
  if (cachedBytes !== undefined) {
    await markUsed(names.whole, clock.now());
    const file = createGrowth(names.whole);
    file.grownTo(cachedBytes);
    file.completeAs(names.whole);
    return ok({ file });
  }
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    return err(fileError(error, folder));
  }
  const progress = createProgress(id, announce, () => clock.now());
  const download = startDownload({ api, names, clock, address: source.address, progress });
  return ok({ file: download.file, download });
}

/** Ready to play as soon as it is known what it is. */
async function openFile(way: Way, source: Source): Promise<Result<OpenedRecording, AppError>> {
  const sound = await lookInto(way.file);
  const totalBytes = way.file.totalBytes();
  if (sound.ok && totalBytes !== undefined) {
    return ok({
      file: way.file,
      totalBytes,
      ...sound.value,
      corrections: sound.value.wav?.corrections ?? [],
      variant: source.variant,
      token: randomBytes(16).toString('hex'),
    });
  }
  const reason = sound.ok ? lengthUnknown : sound.error;
  return err((await whyItFailed(way)) ?? (await putAway(way, source, reason)));
}

const lengthUnknown: AppError = { kind: 'bad-recording', detail: 'Its length is unknown.' };

/** Of a download that ended early: what is missing says less than why it does not come. */
async function whyItFailed({ file, download }: Way): Promise<AppError | undefined> {
  if (download === undefined || file.state() !== 'failed') return undefined;
  const done = await download.done;
  return done.ok ? undefined : done.error;
}

/** What is no recording is of no use in the cache either. */
async function putAway(way: Way, { names }: Source, reason: AppError): Promise<AppError> {
  await way.download?.stop();
  if (reason.kind !== 'bad-recording') return reason;
  const { whole, part, note } = names;
  await Promise.all([whole, part, note].map((file) => rm(file, { force: true })));
  return reason;
}

/** So many are kept ready to play; older ones are opened again when they are wanted. */
const mostOpen = 8;

/** What is open, by call and by token; what was opened longest ago makes room. */
function createShelf() {
  const opened = new Map<CallId, OpenedRecording>();
  const downloads = new Map<CallId, Download>();
  const tokens = new Map<string, OpenedRecording>();
  const forget = async (id: CallId): Promise<void> => {
    const recording = opened.get(id);
    const download = downloads.get(id);
    opened.delete(id);
    if (recording !== undefined) tokens.delete(recording.token);
    // Stays known until it has let go of its file, so that nobody else begins to write there.
    await download?.stop();
    if (downloads.get(id) === download) downloads.delete(id);
  };
  return {
    forget,
    byToken: (token: string) => tokens.get(token),
    onItsWay(id: CallId, download: Download | undefined): void {
      if (download !== undefined) downloads.set(id, download);
    },
    put(id: CallId, recording: OpenedRecording): void {
      opened.set(id, recording);
      tokens.set(recording.token, recording);
      const [oldest] = opened.keys();
      if (opened.size > mostOpen && oldest !== undefined) void forget(oldest);
    },
    /** Asked for last means kept longest; one whose download failed has to be opened anew. */
    get(id: CallId): OpenedRecording | undefined {
      const recording = opened.get(id);
      if (recording === undefined || recording.file.state() === 'failed') return undefined;
      opened.delete(id);
      opened.set(id, recording);
      return recording;
    },
    /** Something that the reviewer has opened is still on its way. */
    isFilling: (): boolean =>
      [...downloads.values()].some(({ file }) => file.state() === 'growing'),
    filesInUse: (): ReadonlySet<string> =>
      new Set([...opened.values(), ...downloads.values()].map(({ file }) => file.path())),
    clear: async (): Promise<void> => {
      const stopping = [...downloads.keys(), ...opened.keys()].map(forget);
      await Promise.all(stopping);
    },
  };
}
