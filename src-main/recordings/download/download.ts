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
  /** The address as it is known; `renew` after it was refused, which asks Retell for a new one. */
  readonly address: (renew: boolean, signal: AbortSignal) => Promise<Result<string, AppError>>;
  readonly progress: (file: GrowingFile, waiting?: AppError) => void;
  /** 'recording' unless the reviewer does not wait for it. */
  readonly priority?: Priority;
}

export interface Download {
  readonly file: GrowingFile;
  /** Resolves when the file is whole, or with why it will not be. */
  readonly done: Promise<Result<true, AppError>>;
  /** Leaves what is there to be gone on with. */
  stop(): Promise<void>;
}

/** Tries without a single new byte, before a download is given up. */
const maxFruitlessAttempts = 8;

/** Downloads a recording until it can be kept by its content, going on after breaks where it stopped. */
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
    const whole = await downloadUntilComplete(parts, file, state, signal);
    if (!whole.ok) {
      file.fail();
      return whole;
    }
    // The name says "whole", so the bytes have to be on the disk before it does.
    await handle.datasync();
    const content = { file: part, sha256: state.hash.value(), bytes: file.received() };
    await storeByContent(parts.names, content, (sound) => file.complete(sound));
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
  /** Of what the file holds so far. */
  readonly hash: ContentHash;
}

async function downloadUntilComplete(
  parts: DownloadParts,
  file: GrowingFileWriter,
  state: DownloadState,
  signal: AbortSignal,
): Promise<Result<true, AppError>> {
  // The app ended when all was there, and before it was kept.
  if (file.received() > 0 && file.received() === file.totalBytes()) return ok(true);
  let renew = false;
  for (let fruitless = 0; ;) {
    const before = file.received();
    const outcome = await attemptOnce(parts, file, state, { signal, renew });
    if (outcome === 'whole') return ok(true);
    if (signal.aborted) return err({ kind: 'cancelled' });
    const grew = file.received() > before;
    fruitless = grew ? 1 : fruitless + 1;
    // One that has changed on the server had begun, too, though nothing of it counts any more.
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
  /** Something is there to be listened to meanwhile. */
  readonly started: boolean;
  readonly fruitless: number;
}

function nextAttempt(error: AppError, tried: AttemptSummary): 'none' | 'later' | 'renewed' {
  // An address that is refused when it is new will be refused again.
  if (isExpired(error)) return tried.renewed && !tried.grew ? 'none' : 'renewed';
  // Without a first byte the reviewer had better be told at once.
  const most = tried.started ? maxFruitlessAttempts : 1;
  return isTransient(error) && tried.fruitless < most ? 'later' : 'none';
}

/** A signature that ran out, or a file that moved with its signature. */
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
): Promise<'whole' | AppError> {
  const url = await parts.address(renew, signal);
  if (!url.ok) return url.error;
  // Without a mark of sameness the rest could be another file's.
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

/** The rest of a file joins on without a gap and makes it as long as it was said to be. */
const continuesFile = (
  file: GrowingFileWriter,
  { status, from, totalBytes }: RecordingStream,
): boolean => status === 200 || (from <= file.received() && totalBytes === file.totalBytes());

/** It isn't the same file any more. */
function restart(file: GrowingFileWriter, state: DownloadState): AppError {
  state.validator = undefined;
  file.setReceived(0);
  return { kind: 'offline', host: '', detail: 'The recording has changed on the server' };
}

/** Puts the file at the place where the stream begins, and notes what it will be. */
async function prepareFile(
  { names }: DownloadParts,
  file: GrowingFileWriter,
  state: DownloadState,
  stream: RecordingStream,
): Promise<void> {
  const { totalBytes, validator } = stream;
  // From its beginning also when nothing of it counts any more: a longer one may lie there.
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
): Promise<'whole' | AppError> {
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
  if (total === undefined || position === total) return 'whole';
  return { kind: 'offline', host: '', detail: `It ended after ${position} of ${total} bytes` };
}

/** The disk may take less than it was given, without a word. */
async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < chunk.length;) {
    at += (await handle.write(chunk, at, chunk.length - at, position + at)).bytesWritten;
  }
}

/** Why the stream broke; a full disk is thrown, since it is not the network's fault. */
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
