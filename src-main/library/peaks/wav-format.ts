import type { FileHandle } from 'node:fs/promises';
import type { AppError } from '../../../src-shared/errors.ts';
import { err, ok, type Result } from '../../../src-shared/result.ts';

/** How samples lie in a WAV file, and where. */
export interface WavFormat {
  readonly encoding: 'pcm' | 'float';
  readonly bitsPerSample: 8 | 16 | 24 | 32 | 64;
  readonly channels: number;
  readonly sampleRate: number;
  readonly dataStart: number;
  /** As the header says; more than the file holds while it is downloaded or was cut off. */
  readonly dataBytes: number;
}

/** A header is looked for here; what comes before the samples is never larger in earnest. */
const headerBytes = 65_536;
const pcm = 1;
const float = 3;
const extensible = 0xff_fe;

const bad = (detail: string): Result<never, AppError> => err({ kind: 'bad-recording', detail });

/**
 * Reads the header of a WAV. `fileBytes` is what the file has or will have: a header written by a
 * streamer says 0 or 4 GB, and then everything after it is samples.
 */
export async function readWavFormat(
  file: FileHandle,
  fileBytes: number,
): Promise<Result<WavFormat, AppError>> {
  const buffer = Buffer.alloc(headerBytes);
  const { bytesRead } = await file.read(buffer, 0, headerBytes, 0);
  const header = buffer.subarray(0, bytesRead);
  if (header.length < 12 || tag(header, 0) !== 'RIFF' || tag(header, 8) !== 'WAVE') {
    return bad('The recording is not a WAV file.');
  }
  let format: Buffer | undefined;
  for (let at = 12; at + 8 <= header.length;) {
    const size = header.readUInt32LE(at + 4);
    if (tag(header, at) === 'fmt ') format = header.subarray(at + 8, at + 8 + size);
    if (tag(header, at) === 'data') {
      const rest = Math.max(0, fileBytes - at - 8);
      return formatOf(format, at + 8, size === 0 ? rest : Math.min(size, rest));
    }
    // Chunks begin at even bytes.
    at += 8 + size + (size % 2);
  }
  return bad('The recording holds no samples.');
}

const tag = (header: Buffer, at: number): string => header.toString('latin1', at, at + 4);

function formatOf(
  format: Buffer | undefined,
  dataStart: number,
  dataBytes: number,
): Result<WavFormat, AppError> {
  if (format === undefined || format.length < 16) return bad('The recording names no format.');
  const named = format.readUInt16LE(0);
  const code = named === extensible && format.length >= 26 ? format.readUInt16LE(24) : named;
  const channels = format.readUInt16LE(2);
  const sampleRate = format.readUInt32LE(4);
  const bitsPerSample = bitsOf(code, format.readUInt16LE(14));
  if (bitsPerSample === undefined)
    return bad('The samples of the recording are of an unknown kind.');
  if (channels < 1 || channels > 32 || sampleRate < 1) {
    return bad(`The recording names ${channels} channels at ${sampleRate} Hz.`);
  }
  const encoding = code === float ? 'float' : 'pcm';
  return ok({ encoding, bitsPerSample, channels, sampleRate, dataStart, dataBytes });
}

function bitsOf(code: number, bits: number): WavFormat['bitsPerSample'] | undefined {
  if (code === pcm && (bits === 8 || bits === 16 || bits === 24 || bits === 32)) return bits;
  if (code === float && (bits === 32 || bits === 64)) return bits;
  return undefined;
}
