import type { AppError } from '../../../src-shared/errors.ts';
import type { RecordingDamage, RecordingInfo } from '../../../src-shared/recording.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';
import { fileError } from '../../lib/file-error.ts';
import {
  wavDurationMs,
  maxHeaderBytes,
  readWavHeader,
  type WavHeader,
} from '../../lib/wav-header.ts';
import { offsetAfterAudio, withUnstatedAudio } from '../../lib/wav-corrections.ts';
import type { Variant } from '../cache/cache-files.ts';
import { openForReading, type GrowingFile } from '../cache/growing-file.ts';
import { mediaUrl, type ServedRecording } from './media-scheme.ts';
import { audioType, signatureBytes, whyUnplayable } from './audio-format.ts';

/** How long the first bytes of a recording may take. */
const firstBytesMs = 30_000;

/** The format of a recording, with its header if it is a WAV file. */
export interface AudioInfo {
  readonly type: string;
  readonly wav?: WavHeader;
}

/**
 * Detects the format of a recording as soon as enough of it has been downloaded. A file of unknown length is
 * downloaded completely first, because a player has to know where it ends.
 */
export async function inspectRecording(file: GrowingFile): Promise<Result<AudioInfo, AppError>> {
  const bytes = await readBeginning(file, signatureBytes);
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0) return badRecording('It is empty.');
  const type = audioType(bytes.value);
  if (type === undefined) return badRecording('Its format is not supported.');
  if (type !== 'audio/wav') return ok({ type });
  const wav = await readHeader(file);
  // An RF64 file whose header cannot be read may still play.
  if (!wav.ok)
    return wav.error.kind === 'bad-recording' && isRf64(bytes.value) ? ok({ type }) : wav;
  return ok({ type, ...(wav.value === 'packed' ? {} : { wav: wav.value }) });
}

const isRf64 = (bytes: Uint8Array): boolean => bytes[1] === 'F'.codePointAt(0);

async function readHeader(file: GrowingFile): Promise<Result<WavHeader | 'packed', AppError>> {
  for (let byteCount = 1024; byteCount <= 4 * maxHeaderBytes; byteCount *= 4) {
    const bytes = await readBeginning(file, byteCount);
    if (!bytes.ok) return bytes;
    const reading = readWavHeader(bytes.value, file.totalBytes());
    if (reading.state === 'packed') return ok('packed');
    if (reading.state === 'refused') return badRecording(reading.reason);
    if (reading.state === 'more') continue;
    const reason = whyUnplayable(reading.header);
    return reason === undefined ? completeHeader(file, reading.header) : badRecording(reason);
  }
  return badRecording('Its header does not end.');
}

/** Waits for the bytes after the stated end of the audio, which show whether there is more. */
async function completeHeader(
  file: GrowingFile,
  header: WavHeader,
): Promise<Result<WavHeader, AppError>> {
  const totalBytes = file.totalBytes();
  const at = offsetAfterAudio(header, totalBytes);
  const isPlausible =
    at === undefined ||
    totalBytes === undefined ||
    totalBytes - at < header.frameBytes * header.sampleRate;
  // Less than a second is not worth waiting for.
  if (isPlausible || !(await file.waitForByte(at + 7, firstBytesMs))) return ok(header);
  const next = await readBytes(file, at, 8);
  return next.ok ? ok(withUnstatedAudio(header, totalBytes, next.value)) : next;
}

/** The first `byteCount` bytes, or all of a shorter file. */
async function readBeginning(
  file: GrowingFile,
  byteCount: number,
): Promise<Result<Uint8Array, AppError>> {
  const isThere = await waitFor(file, byteCount);
  if (!isThere && file.state() !== 'complete') return err(timedOut);
  return readBytes(file, 0, Math.min(byteCount, file.received()));
}

const badRecording = (detail: string) => err<AppError>({ kind: 'bad-recording', detail });
const timedOut: AppError = { kind: 'timeout', host: 'the recording', afterMs: firstBytesMs };

async function waitFor(file: GrowingFile, bytes: number): Promise<boolean> {
  if (file.received() === 0 && !(await file.waitForByte(0, firstBytesMs))) return false;
  while (file.totalBytes() === undefined) {
    if (!(await file.waitForByte(file.received(), firstBytesMs)))
      return file.state() === 'complete';
  }
  return file.waitForByte(Math.min(bytes, file.totalBytes() ?? bytes) - 1, firstBytesMs);
}

async function readBytes(
  file: GrowingFile,
  from: number,
  count: number,
): Promise<Result<Uint8Array, AppError>> {
  try {
    const handle = await openForReading(file);
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(count), 0, count, from);
      return ok(buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    return err(fileError(error, file.path()));
  }
}

/** A recording that is open for playback. */
export interface OpenedRecording extends ServedRecording {
  readonly variant: Variant;
  /** The better variant that could not be downloaded or played. */
  readonly replaces?: Variant;
  readonly wav?: WavHeader;
  /** Set as soon as the complete file has been checked. */
  readonly damage?: RecordingDamage;
  readonly token: string;
}

export const infoOf = ({ wav, ...recording }: OpenedRecording): RecordingInfo => ({
  url: mediaUrl(recording.token),
  variant: recording.variant,
  ...(wav === undefined
    ? {}
    : {
        wav: {
          channels: wav.channels,
          sampleRate: wav.sampleRate,
          durationMs: wavDurationMs(wav),
        },
      }),
  ...(recording.replaces === undefined ? {} : { replaces: recording.replaces }),
  ...(recording.damage === undefined ? {} : { damage: recording.damage }),
  bytes: recording.totalBytes,
  complete: recording.file.state() === 'complete',
});
