interface WavOptions {
  readonly format?: number;
  readonly channels?: number;
  readonly sampleRate?: number;
  readonly bits?: number;
  readonly frames?: number;
  /** Written into the size fields instead of the correct sizes. */
  readonly dataSize?: number;
  readonly riffSize?: number;
  /** Chunks before the samples, by id and length. */
  readonly before?: readonly (readonly [string, number])[];
  /** Bytes after the samples. */
  readonly after?: number;
  readonly extensible?: boolean;
  readonly frameBytes?: number;
}

/** A WAV file, valid or invalid as the test requires; its samples count up. */
export function wavFile(wish: WavOptions = {}): Buffer {
  const { channels = 2, sampleRate = 16_000, bits = 16, frames = 1600, format = 1 } = wish;
  const frameBytes = wish.frameBytes ?? (channels * bits) / 8;
  const fmt = Buffer.alloc(wish.extensible === true ? 40 : 16);
  fmt.writeUInt16LE(wish.extensible === true ? 0xff_fe : format, 0);
  fmt.writeUInt16LE(channels, 2);
  fmt.writeUInt32LE(sampleRate, 4);
  fmt.writeUInt32LE(sampleRate * frameBytes, 8);
  fmt.writeUInt16LE(frameBytes, 12);
  fmt.writeUInt16LE(bits, 14);
  if (wish.extensible === true) fmt.writeUInt16LE(format, 24);
  const samples = Buffer.alloc(frames * frameBytes);
  for (let at = 0; at < samples.length; at += 1) samples[at] = at % 251;
  const body = Buffer.concat([
    chunk('fmt ', fmt),
    ...(wish.before ?? []).map(([id, size]) => chunk(id, Buffer.alloc(size, 7))),
    chunk('data', samples, wish.dataSize),
    Buffer.alloc(wish.after ?? 0, 9),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  head.writeUInt32LE(wish.riffSize ?? body.length + 4, 4);
  return Buffer.concat([head, body]);
}

function chunk(id: string, body: Buffer, size = body.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 0, 'latin1');
  head.writeUInt32LE(size, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}
