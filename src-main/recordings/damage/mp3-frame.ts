/** A frame of an MP3 file, as far as it matters for finding the next one. */
export interface Mp3Frame {
  /** Version and sample rate, which are the same in every frame of a file. */
  readonly kind: string;
  readonly kbitPerSecond: number;
  readonly size: number;
}

/** What the two bits of the version mean: 2.5, reserved, 2, 1. */
const versions = [
  { divisor: 4, bytesPerRate: 72_000, bitRates: 'low' },
  undefined,
  { divisor: 2, bytesPerRate: 72_000, bitRates: 'low' },
  { divisor: 1, bytesPerRate: 144_000, bitRates: 'high' },
] as const;
/** In kbit/s. A stated 0 means a rate that is not stated, which is too rare to look for. */
const bitRates = {
  low: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0],
  high: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0],
};
const sampleRates = [44_100, 48_000, 32_000, 0];

/** Reads the header of a frame; undefined if the bytes are none. */
export function mp3Frame(header: Uint8Array): Mp3Frame | undefined {
  const isFrame = header.length >= 3 && header[0] === 0xff && (bitsOf(header, 1) & 0xe6) === 0xe2;
  const version = isFrame ? versions[(bitsOf(header, 1) >> 3) & 3] : undefined;
  if (version === undefined) return undefined;
  const third = bitsOf(header, 2);
  const kbitPerSecond = bitRates[version.bitRates][third >> 4] ?? 0;
  const sampleRate = (sampleRates[(third >> 2) & 3] ?? 0) / version.divisor;
  if (kbitPerSecond === 0 || sampleRate === 0) return undefined;
  const padding = (third >> 1) & 1;
  return {
    kind: `${version.divisor} ${sampleRate}`,
    kbitPerSecond,
    size: Math.floor((version.bytesPerRate * kbitPerSecond) / sampleRate) + padding,
  };
}

const bitsOf = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

/** The number of frames that the first frame states, as encoders of variable bit rates write it. */
export function statedFrames(firstFrame: Uint8Array): number | undefined {
  const text = String.fromCodePoint(...firstFrame);
  const xing = text.search(/Xing|Info/u);
  const view = new DataView(firstFrame.buffer, firstFrame.byteOffset, firstFrame.length);
  if (xing !== -1) {
    const hasFrames = (view.getUint8(xing + 7) & 1) === 1;
    return hasFrames ? view.getUint32(xing + 8) : undefined;
  }
  const vbri = text.indexOf('VBRI');
  return vbri === -1 ? undefined : view.getUint32(vbri + 14);
}
