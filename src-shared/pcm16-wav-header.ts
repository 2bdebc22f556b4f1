/** The length of the header that `pcm16WavHeader` makes. */
export const pcm16WavHeaderBytes = 44;

interface Pcm16Format {
  readonly channels: number;
  readonly sampleRate: number;
  readonly dataBytes: number;
}

/** The header of a WAV file with 16-bit samples. */
export function pcm16WavHeader({ channels, sampleRate, dataBytes }: Pcm16Format): Uint8Array {
  const header = new Uint8Array(pcm16WavHeaderBytes);
  const view = new DataView(header.buffer);
  const text = (at: number, name: string): void => {
    for (let index = 0; index < name.length; index += 1) {
      view.setUint8(at + index, name.charCodeAt(index));
    }
  };
  text(0, 'RIFF');
  view.setUint32(4, pcm16WavHeaderBytes - 8 + dataBytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, dataBytes, true);
  return header;
}
