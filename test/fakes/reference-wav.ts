import { aLawByFfmpeg, muLawByFfmpeg } from './g711.ts';

/** A recording as numbers, to compare with what is read from its file. */
export interface Wav {
  readonly bits: 8 | 16 | 24 | 32 | 64;
  /** 'pcm' by default. */
  readonly coding?: 'pcm' | 'float' | 'mu-law' | 'a-law';
  readonly channels: number;
  readonly sampleRate?: number;
  /** Frame by frame, from −1 to 1. */
  readonly samples: readonly number[];
}

const codes = { pcm: 1, float: 3, 'a-law': 6, 'mu-law': 7 } as const;

/** Any byte is valid: its value is looked up. */
const lawByte = (sample: number): number => Math.round((sample + 1) * 127.5);

/** The recording as a WAV file. */
export function encodeWav({
  bits,
  coding = 'pcm',
  channels,
  sampleRate = 8000,
  samples,
}: Wav): Buffer {
  const size = bits / 8;
  const data = Buffer.alloc(samples.length * size);
  samples.forEach((sample, index) => {
    const at = index * size;
    if (coding === 'mu-law' || coding === 'a-law') data.writeUInt8(lawByte(sample), at);
    else if (coding === 'float' && bits === 64) data.writeDoubleLE(sample, at);
    else if (coding === 'float') data.writeFloatLE(sample, at);
    else if (bits === 8) data.writeUInt8(Math.round(sample * 127) + 128, at);
    else data.writeIntLE(Math.round(sample * (2 ** (bits - 1) - 1)), at, size);
  });
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(codes[coding], 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * channels * size, 28);
  header.writeUInt16LE(channels * size, 32);
  header.writeUInt16LE(bits, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

/** Its peaks, computed by the simplest possible loop. */
export function referencePeaks(
  { bits, coding = 'pcm', channels, samples }: Wav,
  samplesPerBin: number,
): Int8Array[] {
  const frames = samples.length / channels;
  const byteOf = (sample: number): number => {
    if (coding === 'mu-law') return muLawByFfmpeg[lawByte(sample)] ?? 0;
    if (coding === 'a-law') return aLawByFfmpeg[lawByte(sample)] ?? 0;
    const kept = bits === 64 ? sample : Math.fround(sample);
    if (coding === 'float') return Math.max(-128, Math.min(127, Math.floor(kept * 128)));
    if (bits === 8) return Math.round(sample * 127);
    return Math.round(sample * (2 ** (bits - 1) - 1)) >> (bits - 8);
  };
  return Array.from({ length: channels }, (_, channel) => {
    const peaks = new Int8Array(Math.ceil(frames / samplesPerBin) * 2);
    for (let bin = 0; bin * samplesPerBin < frames; bin += 1) {
      const inBin: number[] = [];
      for (
        let frame = bin * samplesPerBin;
        frame < Math.min(frames, (bin + 1) * samplesPerBin);
        frame += 1
      ) {
        inBin.push(byteOf(samples[frame * channels + channel] ?? 0));
      }
      peaks[bin * 2] = Math.min(...inBin);
      peaks[bin * 2 + 1] = Math.max(...inBin);
    }
    return peaks;
  });
}
