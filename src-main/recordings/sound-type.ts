/** Read for telling a file: whatever tells one stands within so many bytes. */
export const tellingBytes = 64;

/**
 * What a file is, told by its first bytes alone, which no name and no server can get wrong: the content
 * type of what the player opens by itself, undefined for the rest.
 */
export function soundType(bytes: Uint8Array): string | undefined {
  const text = String.fromCodePoint(...bytes.subarray(0, tellingBytes));
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
  const hasSense = (second & 0x18) !== 0x08 && (third & 0xf0) !== 0xf0 && (third & 0x0c) !== 0x0c;
  return isLayer3 && hasSense ? 'audio/mpeg' : undefined;
}
