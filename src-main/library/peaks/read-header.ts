import type { FileHandle } from 'node:fs/promises';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { maxHeaderBytes, readWavHeader, type WavHeader } from '../../lib/wav-header.ts';

/** Nearly all headers are far shorter. */
const firstBytes = 65_536;

/** Reads the header of a WAV file whose final size is `fileBytes`. */
export async function readHeader(
  file: FileHandle,
  fileBytes: number,
): Promise<Result<WavHeader, AppError>> {
  for (let byteCount = firstBytes; ; byteCount *= 4) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(byteCount), 0, byteCount, 0);
    const reading = readWavHeader(buffer.subarray(0, bytesRead), fileBytes);
    if (reading.state === 'ready') return ok(reading.header);
    if (reading.state === 'packed') return badRecording('Its sound is packed.');
    if (reading.state === 'refused') return badRecording(reading.reason);
    if (bytesRead < byteCount || byteCount > maxHeaderBytes)
      return badRecording('Its header does not end.');
  }
}

const badRecording = (detail: string): Result<never, AppError> =>
  err({ kind: 'bad-recording', detail });
