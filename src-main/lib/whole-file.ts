import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { fileError, isFileError } from './file-error.ts';

/** Takes the parts of a file in order. */
export interface FileSink {
  /** Bytes written so far. */
  readonly bytes: number;
  write(part: string | Uint8Array): Promise<void>;
}

/**
 * Writes a file beside its target and renames it when it is complete and on disk. Nobody ever sees half a
 * file, and a failure leaves an older file unchanged and nothing behind. Throws for a mistake in our own
 * code, so that it is not reported as a problem with the file.
 */
export async function writeWholeFile<T>(
  file: string,
  produce: (sink: FileSink) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  // Another export to the same target may be running, so each has a partial file of its own.
  const partial = `${file}.${randomUUID().slice(0, 8)}.part`;
  try {
    await makeFolder(path.dirname(file));
    await refuseSpecialFile(file);
    const produced = await producePartial(partial, produce);
    if (produced.ok) await rename(partial, file);
    else await rm(partial, { force: true });
    return produced;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    if (!isFileError(error)) throw error;
    return err(fileError(error, file));
  }
}

/** The target is replaced, which would remove a device or a pipe. */
async function refuseSpecialFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || found.isFile()) return;
  throw Object.assign(new Error('It is not a file'), { code: 'EEXIST', syscall: 'rename' });
}

/**
 * Creates a folder and those above it. Node's own recursive form never ends where the system says that a
 * folder above is missing and does not create it, such as in /proc.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || path.dirname(folder) === folder) throw error;
    await makeFolder(path.dirname(folder));
    // Another export may have created it meanwhile.
    await mkdir(folder).catch((again: unknown) => {
      if (codeOf(again) !== 'EEXIST') throw again;
    });
  }
}

export const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

async function producePartial<T>(
  partial: string,
  produce: (sink: FileSink) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  const handle = await open(partial, 'wx');
  try {
    const produced = await produce(createSink(handle));
    await handle.sync();
    return produced;
  } finally {
    await handle.close();
  }
}

/** Writes one text, or one piece of data, as a whole file. */
export const writeWholeContent = (
  file: string,
  content: string | Uint8Array,
): Promise<Result<true, AppError>> =>
  writeWholeFile(file, async (sink) => {
    await sink.write(content);
    return ok(true);
  });

/** Sequential writes to a file that was opened at its start. */
export function createSink(handle: Pick<FileHandle, 'write'>): FileSink {
  let bytes = 0;
  return {
    get bytes() {
      return bytes;
    },
    async write(part) {
      const data = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
      // On a nearly full disk, the system writes a part and reports it as success. The next write fails.
      for (let done = 0; done < data.length;) {
        const { bytesWritten } = await handle.write(data, done, data.length - done);
        if (bytesWritten === 0) throw noSpace();
        done += bytesWritten;
        bytes += bytesWritten;
      }
    },
  };
}

/** A system that writes nothing and reports no error would otherwise be asked forever. */
const noSpace = (): Error =>
  Object.assign(new Error('Nothing was written'), { code: 'ENOSPC', syscall: 'write' });
