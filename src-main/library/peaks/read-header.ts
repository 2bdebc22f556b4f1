import type { FileHandle } from 'node:fs/promises';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { maxHeaderBytes, readWavHeader, type WavHeader } from '../../lib/wav-header.ts';
import { offsetAfterAudio, withUnstatedAudio } from '../../lib/wav-corrections.ts';

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
    if (reading.state === 'ready') return ok(await completeHeader(file, reading.header, fileBytes));
    if (reading.state === 'packed') return badRecording('Its audio is compressed.');
    if (reading.state === 'refused') return badRecording(reading.reason);
    if (bytesRead < byteCount || byteCount > maxHeaderBytes)
      return badRecording('Its header does not end.');
  }
}

/** The bytes after the audio may not have been downloaded yet; then the header is taken as it is. */
async function completeHeader(
  file: FileHandle,
  header: WavHeader,
  fileBytes: number,
): Promise<WavHeader> {
  const at = offsetAfterAudio(header, fileBytes);
  if (at === undefined) return header;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, at);
  return withUnstatedAudio(header, fileBytes, buffer.subarray(0, bytesRead));
}

const badRecording = (detail: string): Result<never, AppError> =>
  err({ kind: 'bad-recording', detail });
