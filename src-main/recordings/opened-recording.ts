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
import { soundType, tellingBytes } from './sound-type.ts';

/** How long the first bytes of a recording may take. */
const firstBytesMs = 30_000;

/** What a recording is: a WAV with its header, or what only the player can open. */
export interface Sound {
  readonly type: string;
  readonly wav?: WavHeader;
}

/**
 * Looks into a recording as soon as enough of it is there. A file whose length nobody told is waited
 * for until it is whole, since a player has to know where it ends.
 */
export async function lookInto(file: GrowingFile): Promise<Result<Sound, AppError>> {
  const bytes = await beginning(file, tellingBytes);
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0) return bad('It is empty.');
  const type = soundType(bytes.value);
  if (type === undefined) return bad('It begins like no sound that can be played.');
  if (type !== 'audio/wav' || bytes.value[1] !== wavMark) return ok({ type });
  const wav = await headerOf(file);
  return wav.ok ? ok({ type, ...(wav.value === 'packed' ? {} : { wav: wav.value }) }) : wav;
}

/** The I of RIFF: a file too long for that says RF64, and its sizes stand elsewhere. */
const wavMark = 0x49;

async function headerOf(file: GrowingFile): Promise<Result<WavHeader | 'packed', AppError>> {
  for (let wanted = 1024; wanted <= 4 * longestHeader; wanted *= 4) {
    const bytes = await beginning(file, wanted);
    if (!bytes.ok) return bytes;
    const reading = readWavHeader(bytes.value, file.totalBytes());
    if (reading.state === 'packed') return ok('packed');
    if (reading.state === 'refused') return bad(reading.reason);
    if (reading.state === 'more') continue;
    const reason = whyUnplayable(reading.header);
    return reason === undefined ? ok(reading.header) : bad(reason);
  }
  return bad('Its header does not end.');
}

/** So many bytes, or all there are. */
async function beginning(file: GrowingFile, wanted: number): Promise<Result<Uint8Array, AppError>> {
  const isThere = await waitFor(file, wanted);
  if (!isThere && file.state() !== 'complete') return err(silence);
  return firstBytes(file, Math.min(wanted, file.received()));
}

const bad = (detail: string) => err<AppError>({ kind: 'bad-recording', detail });
const silence: AppError = { kind: 'timeout', host: 'the recording', afterMs: firstBytesMs };

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
  readonly wav?: WavHeader;
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
          durationMs: durationMs(wav),
        },
      }),
  bytes: recording.totalBytes,
  complete: recording.file.state() === 'complete',
});
