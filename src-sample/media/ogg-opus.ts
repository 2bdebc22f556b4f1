import { OpusDecoder } from 'opus-decoder';

/** What an Ogg Opus file (RFC 7845) says about its sound, and its packets. */
export interface OggOpus {
  readonly channels: number;
  /** Samples at 48 kHz that the decoder needs to settle, and that are not part of the sound. */
  readonly preSkip: number;
  /** The length of the sound in samples at 48 kHz. */
  readonly samples: number;
  readonly packets: readonly Uint8Array[];
}

const opusRate = 48_000;
const pageHeaderBytes = 27;
/** A lacing value below this one ends a packet. */
const fullSegment = 255;

/** Reads a file with one Opus stream. Throws if it is anything else, or is cut off. */
export function readOggOpus(bytes: Uint8Array): OggOpus {
  const [head, , ...packets] = readPackets(bytes);
  if (head === undefined) throw new Error('An Ogg file without a packet');
  const header = readHead(head);
  const end = lastGranule(bytes);
  return { ...header, samples: Math.max(0, end - header.preSkip), packets };
}

interface Page {
  readonly granule: bigint;
  /** The lengths of the pieces of packets on this page. */
  readonly lacing: Uint8Array;
  readonly body: Uint8Array;
}

function* readPages(bytes: Uint8Array): Generator<Page> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length;) {
    if (at + pageHeaderBytes > bytes.length || textAt(bytes, at, 4) !== 'OggS') {
      throw new Error(`No Ogg page at byte ${at}`);
    }
    const bodyAt = at + pageHeaderBytes + view.getUint8(at + 26);
    const lacing = bytes.subarray(at + pageHeaderBytes, bodyAt);
    const end = bodyAt + lacing.reduce((sum, length) => sum + length, 0);
    if (end > bytes.length) throw new Error('The last Ogg page is cut off');
    const granule = view.getBigInt64(at + 6, true);
    yield { granule, lacing, body: bytes.subarray(bodyAt, end) };
    at = end;
  }
}

/** The packets of all pages. A packet may go on over several pages. */
function readPackets(bytes: Uint8Array): readonly Uint8Array[] {
  const packets: Uint8Array[] = [];
  let pieces: Uint8Array[] = [];
  for (const { lacing, body } of readPages(bytes)) {
    let at = 0;
    for (const length of lacing) {
      pieces.push(body.subarray(at, at + length));
      at += length;
      if (length === fullSegment) continue;
      packets.push(joined(pieces));
      pieces = [];
    }
  }
  if (pieces.length > 0) throw new Error('The last Ogg packet is cut off');
  return packets;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? only : new Uint8Array(Buffer.concat(pieces));
}

/** The position at the end of the sound. A page on which no packet ends has -1. */
function lastGranule(bytes: Uint8Array): number {
  let last = 0n;
  for (const { granule } of readPages(bytes)) if (granule >= 0n) last = granule;
  return Number(last);
}

const headBytes = 19;

function readHead(head: Uint8Array): Pick<OggOpus, 'channels' | 'preSkip'> {
  if (head.length < headBytes || textAt(head, 0, 8) !== 'OpusHead') {
    throw new Error('No Opus stream');
  }
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const channels = view.getUint8(9);
  const mappingFamily = view.getUint8(18);
  if (mappingFamily !== 0 || channels < 1 || channels > 2) {
    throw new Error('Only one or two channels in one stream can be read');
  }
  return { channels, preSkip: view.getUint16(10, true) };
}

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** A packet has 20 ms, so this is one second of sound. */
const packetsPerPart = 50;

/**
 * Decodes a file part by part, so that a server can handle other requests in between. Each part has the
 * samples of every channel.
 */
export async function* decodeOggOpus(
  file: OggOpus,
  sampleRate: 16_000,
): AsyncGenerator<readonly Float32Array[]> {
  const { channels, packets, preSkip, samples } = file;
  const decoder = new OpusDecoder({
    channels,
    preSkip: Math.round((preSkip / opusRate) * sampleRate),
    sampleRate,
    forceStereo: false,
  });
  await decoder.ready;
  try {
    // The last packet is filled up with silence.
    let left = Math.round((samples / opusRate) * sampleRate);
    for (let at = 0; at < packets.length && left > 0; at += packetsPerPart) {
      const { channelData } = decoder.decodeFrames(packets.slice(at, at + packetsPerPart));
      const part = channelData.map((channel) => channel.subarray(0, left));
      left -= part[0]?.length ?? 0;
      yield part;
    }
  } finally {
    decoder.free();
  }
}
