import { open, rm, type FileHandle } from 'node:fs/promises';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import type { Clock } from '../../retell/port.ts';
import type { Priority, RecordingStream, RetellApi } from '../../retell/port.ts';
import { fileError } from '../../lib/file-error.ts';
import { createContentHash, type ContentHash } from '../cache/content-hash.ts';
import type { FileNames } from '../cache/cache-files.ts';
import {
  createGrowingFile,
  type GrowingFileWriter,
  type GrowingFile,
} from '../cache/growing-file.ts';
import { storeByContent } from '../cache/sidecars.ts';
import { findPart, writePartSidecar } from '../cache/sidecars.ts';

export interface DownloadParts {
  readonly api: Pick<RetellApi, 'openRecording'>;
  readonly names: FileNames;
  readonly clock: Clock;
  /** The known address; with `renew`, after it was rejected, a new one from Retell. */
  readonly address: (renew: boolean, signal: AbortSignal) => Promise<Result<string, AppError>>;
  readonly progress: (file: GrowingFile, waiting?: AppError) => void;
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

/** The signature of the address has expired, or the file was moved. */
const isExpired = (error: AppError): boolean =>
  error.kind === 'gone' ||
  (error.kind === 'refused' && (error.status === 401 || error.status === 403));

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
  { signal, renew }: { readonly signal: AbortSignal; readonly renew: boolean },
): Promise<'complete' | AppError> {
  const url = await parts.address(renew, signal);
  if (!url.ok) return url.error;
  // Without a validator the rest could belong to another file.
  const from = state.validator === undefined ? 0 : file.received();
  const opened = await parts.api.openRecording(url.value, {
    from,
    ...(state.validator === undefined ? {} : { validator: state.validator }),
    signal,
    priority: parts.priority ?? 'recording',
  });
  if (!opened.ok) return hasFewerBytes(opened.error) ? restart(file, state) : opened.error;
  if (!continuesFile(file, opened.value)) {
    await opened.value.chunks[Symbol.asyncIterator]().return?.();
    return restart(file, state);
  }
  await prepareFile(parts, file, state, opened.value);
  return writeStream(parts, file, state, opened.value);
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
  { progress }: DownloadParts,
  file: GrowingFileWriter,
  { handle, hash }: DownloadState,
  stream: RecordingStream,
): Promise<'complete' | AppError> {
  let position = stream.from;
  const total = stream.totalBytes;
  const broken = await forEachChunk(stream, async (chunk) => {
    await writeAll(handle, chunk, position);
    hash.add(chunk);
    position += chunk.length;
    file.setReceived(position);
    progress(file);
  });
  if (broken !== undefined) return { kind: 'offline', host: '', detail: broken };
  if (total === undefined || position === total) return 'complete';
  return {
    kind: 'offline',
    host: '',
    detail: `The download ended after ${position} of ${total} bytes`,
  };
}

/** A write can store fewer bytes than it was given without failing. */
async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < chunk.length;) {
    at += (await handle.write(chunk, at, chunk.length - at, position + at)).bytesWritten;
  }
}

/** Returns why the stream broke. Errors of the disk are thrown, because they are not the network's fault. */
async function forEachChunk(
  stream: RecordingStream,
  each: (chunk: Uint8Array) => Promise<void>,
): Promise<string | undefined> {
  const chunks = stream.chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw new BrokenStream(error instanceof Error ? error.message : String(error));
      });
      if (next.done === true) return undefined;
      await each(next.value);
    }
  } catch (error) {
    if (error instanceof BrokenStream) return error.message;
    throw error;
  } finally {
    await chunks.return?.();
  }
}

class BrokenStream extends Error {}
