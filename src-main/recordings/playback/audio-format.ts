import type { WavHeader } from '../../lib/wav-header.ts';

/** The signatures of all known formats are within this many bytes. */
export const signatureBytes = 64;

/**
 * Detects the content type of a file from its first bytes, since the declared type can be wrong. Undefined
 * for formats that the player does not open.
 */
export function audioType(bytes: Uint8Array): string | undefined {
  const text = String.fromCodePoint(...bytes.subarray(0, signatureBytes));
  if (/^(?:RIFF|RF64)[^]{4}WAVE/u.test(text)) return 'audio/wav';
  if (text.startsWith('OggS')) return 'audio/ogg';
  if (text.startsWith('fLaC')) return 'audio/flac';
  if (text.startsWith('ID3')) return 'audio/mpeg';
  if (/^[^]{4}ftyp/u.test(text)) return 'audio/mp4';
  // WebM is a Matroska file that names itself in its first element.
  if (text.startsWith('\u001A\u0045\u00DF\u00A3')) {
    return text.includes('webm') ? 'audio/webm' : 'audio/matroska';
  }
  return frameType(bytes);
}

/**
 * Audio frames without a container begin with eleven set bits. Layer 0 is AAC and layer 3 is MP3; the other
 * two layers are not supported by players.
 */
function frameType([first = 0, second = 0, third = 0]: Uint8Array): string | undefined {
  if (first !== 0xff) return undefined;
  if ((second & 0xf6) === 0xf0) return 'audio/aac';
  const isLayer3 = (second & 0xe6) === 0xe2;
  // These values for version, bit rate and sample rate are reserved.
  const isValidHeader =
    (second & 0x18) !== 0x08 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
  return isLayer3 && isValidHeader ? 'audio/mpeg' : undefined;
}

/** The limits of Chromium's player, found by trying files. */
const minSampleRate = 3000;
const maxSampleRate = 768_000;
const maxChannels = 8;

/** Why a WAV file cannot be played, as a complete sentence; undefined when it can. */
export function whyUnplayable(header: WavHeader): string | undefined {
  const { encoding, bitsPerSample, channels, sampleRate } = header;
  if (bitsPerSample === 64) return `Its samples have 64 bits (${encoding}).`;
  if (channels > maxChannels) return `Its header states ${channels} channels.`;
  if (sampleRate < minSampleRate || sampleRate > maxSampleRate) {
    return `Its header states a sample rate of ${sampleRate} Hz.`;
  }
  return undefined;
}
