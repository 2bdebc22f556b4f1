import type { WavHeader } from '../../lib/wav-header.ts';

/** Read for telling a file: whatever tells one stands within so many bytes. */
export const signatureBytes = 64;

/**
 * What a file is, told by its first bytes alone, which no name and no server can get wrong: the content
 * type of what the player opens by itself, undefined for the rest.
 */
export function audioType(bytes: Uint8Array): string | undefined {
  const text = String.fromCodePoint(...bytes.subarray(0, signatureBytes));
  if (/^(?:RIFF|RF64)[^]{4}WAVE/u.test(text)) return 'audio/wav';
  if (text.startsWith('OggS')) return 'audio/ogg';
  if (text.startsWith('fLaC')) return 'audio/flac';
  if (text.startsWith('ID3')) return 'audio/mpeg';
  if (/^[^]{4}ftyp/u.test(text)) return 'audio/mp4';
  // WebM is a Matroska that says so in its first element.
  if (text.startsWith('\u001A\u0045\u00DF\u00A3')) {
    return text.includes('webm') ? 'audio/webm' : 'audio/matroska';
  }
  return frameType(bytes);
}

/**
 * Sound without any file around it: frames that begin with eleven bits set. The layer tells which:
 * none is AAC, the third is MP3, and the other two nobody plays.
 */
function frameType([first = 0, second = 0, third = 0]: Uint8Array): string | undefined {
  if (first !== 0xff) return undefined;
  if ((second & 0xf6) === 0xf0) return 'audio/aac';
  const isLayer3 = (second & 0xe6) === 0xe2;
  // Values that no frame has: a version, a bit rate and a sample rate that were never given a meaning.
  const isValidHeader =
    (second & 0x18) !== 0x08 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
  return isLayer3 && isValidHeader ? 'audio/mpeg' : undefined;
}

/** What Chromium's own player takes, found by playing files to it. */
const minSampleRate = 3000;
const maxSampleRate = 768_000;
const maxChannels = 8;

/** Why a WAV that can be read cannot be played, as a whole sentence; undefined when it can. */
export function whyUnplayable(header: WavHeader): string | undefined {
  const { encoding, bitsPerSample, channels, sampleRate } = header;
  if (bitsPerSample === 64) return `Its samples are ${encoding} of 64 bits.`;
  if (channels > maxChannels) return `It says that it has ${channels} channels.`;
  if (sampleRate < minSampleRate || sampleRate > maxSampleRate) {
    return `It says that it has ${sampleRate} samples in a second.`;
  }
  return undefined;
}
