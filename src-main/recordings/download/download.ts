import { open, rm, type FileHandle } from 'node:fs/promises';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { fileError } from '../../lib/file-error.ts';
import type { Clock, Priority, RecordingStream, RetellApi } from '../../retell/port.ts';
import { tryRemove, type FileNames } from '../cache/cache-files.ts';
import { createContentHash, type ContentHash } from '../cache/content-hash.ts';
import {
  createGrowingFile,
  type GrowingFileWriter,
  type GrowingFile,
} from '../cache/growing-file.ts';
import { findPart, storeByContent, writePartSidecar } from '../cache/sidecars.ts';
import type { SpaceCheck } from './space.ts';
import { forEachChunk, writeAll } from './write-chunks.ts';

export interface DownloadParts {
  readonly api: Pick<RetellApi, 'openRecording'>;
  readonly names: FileNames;
  readonly clock: Clock;
  /** The known address; with `renew`, after it was rejected, a new one from Retell. */
  readonly address: (renew: boolean, signal: AbortSignal) => Promise<Result<string, AppError>>;
  readonly progress: (file: GrowingFile, waiting?: AppError) => void;
  readonly space: SpaceCheck;
  /** 'recording' unless it is prefetched. */
  readonly priority?: Priority;
}

export interface Download {
  readonly file: GrowingFile;
  /** Resolves when the file is complete, or with the reason why it will not be. */
  readonly done: Promise<Result<true, AppError>>;
  /** Keeps the bytes that are on disk, so that the download can be resumed. */
  stop(): Promise<void>;
}

/** Attempts without a single new byte, after which a download fails. */
const maxFruitlessAttempts = 8;

/** Downloads a recording and stores it by its content. After an interruption it resumes where it stopped. */
export function startDownload(parts: DownloadParts): Download {
  const file = createGrowingFile(parts.names.part);
  const stopping = new AbortController();
  const done = download(parts, file, stopping.signal);
  return {
    file,
    done,
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

async function download(
  parts: DownloadParts,
  file: GrowingFileWriter,
  signal: AbortSignal,
): Promise<Result<true, AppError>> {
  const { part } = parts.names;
  let handle: FileHandle | undefined;
  try {
    const found = await findPart(parts.names);
    handle = await open(part, found === undefined ? 'w+' : 'r+');
    const state: DownloadState = { handle, validator: found?.validator, hash: createContentHash() };
    if (found !== undefined) {
      await state.hash.restart(handle, found.bytes);
      file.setReceived(found.bytes);
      file.setTotal(found.totalBytes);
    }
    const downloaded = await downloadUntilComplete(parts, file, state, signal);
    if (!downloaded.ok) {
      file.fail();
      if (downloaded.error.kind === 'bad-recording') await removePart(parts.names);
      return downloaded;
    }
    // The new name means that the file is complete, so its bytes have to be on disk before.
    await handle.datasync();
    const content = { file: part, sha256: state.hash.value(), bytes: file.received() };
    await storeByContent(parts.names, content, (stored) => file.complete(stored));
    await rm(parts.names.partSidecar, { force: true });
    return ok(true);
  } catch (error) {
    file.fail();
    return err(fileError(error, part));
  } finally {
    await handle?.close();
    parts.progress(file);
  }
}

/** A recording that will never be stored must not use space in the cache. */
const removePart = async ({ part, partSidecar }: FileNames): Promise<void> => {
  await Promise.all([part, partSidecar].map(tryRemove));
};

interface DownloadState {
  readonly handle: FileHandle;
  validator: string | undefined;
  /** The hash of the bytes so far. */
  readonly hash: ContentHash;
}

async function downloadUntilComplete(
  parts: DownloadParts,
  file: GrowingFileWriter,
  state: DownloadState,
  signal: AbortSignal,
): Promise<Result<true, AppError>> {
  // An earlier run ended after the last byte and before the file was stored.
  if (file.received() > 0 && file.received() === file.totalBytes()) return ok(true);
  let renew = false;
  for (let fruitless = 0; ;) {
    const before = file.received();
    const outcome = await attemptOnce(parts, file, state, { signal, renew });
    if (outcome === 'complete') return ok(true);
    if (signal.aborted) return err({ kind: 'cancelled' });
    const grew = file.received() > before;
    fruitless = grew ? 1 : fruitless + 1;
    // A download counts as started even when the file has changed and starts again.
    const started = before > 0 || grew;
    const decision = nextAttempt(outcome, { grew, renewed: renew, started, fruitless });
    if (decision === 'none') return err(outcome);
    renew = decision === 'renewed';
    if (renew) continue;
    parts.progress(file, outcome);
    await parts.clock.sleep(retryDelayMs(outcome, fruitless), signal);
  }
}

interface AttemptSummary {
  readonly grew: boolean;
  readonly renewed: boolean;
  /** There is something to listen to meanwhile. */
  readonly started: boolean;
  readonly fruitless: number;
}

function nextAttempt(error: AppError, tried: AttemptSummary): 'none' | 'later' | 'renewed' {
  // A new address that is rejected will be rejected again.
  if (isExpired(error)) return tried.renewed && !tried.grew ? 'none' : 'renewed';
  // Without a first byte the reviewer is told at once.
  const most = tried.started ? maxFruitlessAttempts : 1;
  return isTransient(error) && tried.fruitless < most ? 'later' : 'none';
}

/**
 * The signature of the address may have expired, or the file was moved. Storage services report that with
 * different statuses, some with 400, so every rejection is worth one new address.
 */
const isExpired = (error: AppError): boolean =>
  error.kind === 'gone' || error.kind === 'refused' || error.kind === 'bad-url';

const isTransient = ({ kind }: AppError): boolean =>
  kind === 'offline' || kind === 'timeout' || kind === 'server-error' || kind === 'rate-limited';

const retryDelayMs = (error: AppError, fruitless: number): number =>
  error.kind === 'rate-limited'
    ? error.retryAfterMs
    : Math.floor(Math.random() * Math.min(30_000, 500 * 2 ** fruitless));

async function attemptOnce(
  parts: DownloadParts,
  file: GrowingFileWriter,
  state: DownloadState,
  renewal: Renewal,
): Promise<'complete' | AppError> {
  const opened = await requestRest(parts, file, state, renewal);
  if (!opened.ok) return hasFewerBytes(opened.error) ? restart(file, state) : opened.error;
  const stream = opened.value;
  const problem = continuesFile(file, stream)
    ? await parts.space.problem(stream.from, stream.totalBytes ?? stream.from)
    : restart(file, state);
  if (problem !== undefined) {
    await stream.chunks[Symbol.asyncIterator]().return?.();
    return problem;
  }
  await prepareFile(parts, file, state, stream);
  return writeStream(parts, file, state, stream);
}

interface Renewal {
  readonly signal: AbortSignal;
  readonly renew: boolean;
}

async function requestRest(
  { api, address, priority = 'recording' }: DownloadParts,
  file: GrowingFileWriter,
  { validator }: DownloadState,
  { signal, renew }: Renewal,
): Promise<Result<RecordingStream, AppError>> {
  const url = await address(renew, signal);
  if (!url.ok) return url;
  // Without a validator the rest could belong to another file.
  if (validator === undefined) return api.openRecording(url.value, { from: 0, signal, priority });
  return api.openRecording(url.value, { from: file.received(), validator, signal, priority });
}

const hasFewerBytes = (error: AppError): boolean =>
  error.kind === 'refused' && error.status === 416;

/** Whether the stream continues the file without a gap and with the same total length. */
const continuesFile = (
  file: GrowingFileWriter,
  { status, from, totalBytes }: RecordingStream,
): boolean => status === 200 || (from <= file.received() && totalBytes === file.totalBytes());

/** The file has changed on the server, so the download starts again. */
function restart(file: GrowingFileWriter, state: DownloadState): AppError {
  state.validator = undefined;
  file.setReceived(0);
  return { kind: 'offline', host: '', detail: 'The recording has changed on the server' };
}

/** Prepares the file for a stream: truncates it to where the stream begins and writes the sidecar. */
async function prepareFile(
  { names }: DownloadParts,
  file: GrowingFileWriter,
  state: DownloadState,
  stream: RecordingStream,
): Promise<void> {
  const { totalBytes, validator } = stream;
  // Also at the beginning, because the rest of a longer file may be there.
  if (stream.from !== file.received() || stream.from === 0) {
    await state.handle.truncate(stream.from);
    await state.hash.restart(state.handle, stream.from);
    file.setReceived(stream.from);
  }
  state.validator = validator;
  if (totalBytes === undefined) return;
  file.setTotal(totalBytes);
  if (validator !== undefined) await writePartSidecar(names, { validator, totalBytes });
}

async function writeStream(
  { progress, space }: DownloadParts,
  file: GrowingFileWriter,
  { handle, hash }: DownloadState,
  stream: RecordingStream,
): Promise<'complete' | AppError> {
  let position = stream.from;
  const total = stream.totalBytes;
  let problem: AppError | undefined;
  const broken = await forEachChunk(stream, async (chunk) => {
    problem = await space.problem(position, Math.max(total ?? 0, position + chunk.length));
    if (problem !== undefined) return false;
    await writeAll(handle, chunk, position);
    hash.add(chunk);
    position += chunk.length;
    file.setReceived(position);
    progress(file);
    return true;
  });
  if (problem !== undefined) return problem;
  if (broken !== undefined) return { kind: 'offline', host: '', detail: broken };
  if (total === undefined || position === total) return 'complete';
  return {
    kind: 'offline',
    host: '',
    detail: `The download ended after ${position} of ${total} bytes`,
  };
}
