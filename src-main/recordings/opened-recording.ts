import type { AppError } from '../../src-shared/errors.ts';
import type { RecordingInfo } from '../../src-shared/recording.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import { fileError } from '../../src-shared/file-error.ts';
import {
  durationMs,
  longestHeader,
  readWavHeader,
  type WavHeader,
} from '../../src-shared/wav-header.ts';
import type { Variant } from './file-names.ts';
import { openForReading, type GrowingFile } from './growing-file.ts';
import { mediaUrl, type ServedRecording } from './media-scheme.ts';
import { whyUnplayable } from './playable.ts';

/** How long the first bytes of a recording may take. */
const firstBytesMs = 30_000;

/**
 * The header of a recording, as soon as enough of it is there. A file whose length nobody told is
 * waited for until it is whole, since a player has to know where it ends.
 */
export async function headerOf(file: GrowingFile): Promise<Result<WavHeader, AppError>> {
  for (let wanted = 64; wanted <= 4 * longestHeader; wanted *= 4) {
    const isThere = await waitFor(file, wanted);
    if (file.state() === 'complete' && file.received() === 0) return bad('It is empty.');
    if (!isThere) return err(silence);
    const bytes = await firstBytes(file, Math.min(wanted, file.received()));
    if (!bytes.ok) return bytes;
    const reading = readWavHeader(bytes.value, file.totalBytes());
    if (reading.state === 'ready') {
      const reason = whyUnplayable(reading.header);
      return reason === undefined ? ok(reading.header) : bad(reason);
    }
    if (reading.state === 'refused') return bad(reading.reason);
  }
  return bad('Its header does not end.');
}

const bad = (detail: string) => err<AppError>({ kind: 'bad-recording', detail });
const silence: AppError = { kind: 'timeout', host: 'the recording', afterMs: firstBytesMs };

/** So many bytes, or all there are. */
async function waitFor(file: GrowingFile, bytes: number): Promise<boolean> {
  if (file.received() === 0 && !(await file.reaches(0, firstBytesMs))) return false;
  while (file.totalBytes() === undefined) {
    if (!(await file.reaches(file.received(), firstBytesMs))) return file.state() === 'complete';
  }
  return file.reaches(Math.min(bytes, file.totalBytes() ?? bytes) - 1, firstBytesMs);
}

async function firstBytes(file: GrowingFile, count: number): Promise<Result<Uint8Array, AppError>> {
  try {
    const handle = await openForReading(file);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(count), 0, count, 0);
      return ok(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err(fileError(error, file.path()));
  }
}

/** A recording that is being played, or was lately. */
export interface OpenedRecording extends ServedRecording {
  readonly variant: Variant;
  readonly header: WavHeader;
  readonly token: string;
}

export const infoOf = (recording: OpenedRecording): RecordingInfo => ({
  url: mediaUrl(recording.token),
  variant: recording.variant,
  channels: recording.header.channels,
  sampleRate: recording.header.sampleRate,
  durationMs: durationMs(recording.header),
  bytes: recording.totalBytes,
  complete: recording.file.state() === 'complete',
});
