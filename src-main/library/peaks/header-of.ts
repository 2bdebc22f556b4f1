import type { FileHandle } from 'node:fs/promises';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { longestHeader, readWavHeader, type WavHeader } from '../../../src-shared/wav-header.ts';

/** Nearly all headers are shorter by far. */
const firstBytes = 65_536;

/** The header of a WAV whose file has, or will have, `fileBytes`. */
export async function headerOf(
  file: FileHandle,
  fileBytes: number,
): Promise<Result<WavHeader, AppError>> {
  for (let wanted = firstBytes; ; wanted *= 4) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, 0);
    const reading = readWavHeader(buffer.subarray(0, bytesRead), fileBytes);
    if (reading.state === 'ready') return ok(reading.header);
    if (reading.state === 'packed') return bad('Its sound is packed.');
    if (reading.state === 'refused') return bad(reading.reason);
    if (bytesRead < wanted || wanted > longestHeader) return bad('Its header does not end.');
  }
}

const bad = (detail: string): Result<never, AppError> => err({ kind: 'bad-recording', detail });
