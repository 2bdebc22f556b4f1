import type { SampleResponse } from '../http/response.ts';
import type { Fault } from './fault.ts';

type Defect = Extract<Fault, { kind: 'wav-header' }>['defect'];

interface Patch {
  readonly at: number;
  readonly bytes: Uint8Array;
}

const patch = (at: number, bytes: string | readonly number[]): Patch => ({
  at,
  bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Uint8Array.from(bytes),
});

const zeros = [0, 0, 0, 0];
const ones = [255, 255, 255, 255];

/** Bytes of the 44-byte header that are overwritten. */
const patches: Readonly<Record<Defect, readonly Patch[]>> = {
  'not-riff': [patch(0, 'JUNK')],
  'zero-sizes': [patch(4, zeros), patch(40, zeros)],
  'max-sizes': [patch(4, ones), patch(40, ones)],
  'not-pcm': [patch(20, [0x55, 0])],
  'no-data': [patch(36, 'LIST')],
  'no-channels': [patch(22, [0, 0])],
  'no-rate': [patch(24, zeros)],
};

/** The same file with a damaged header, from whatever offset the response starts. */
export function withWavDefect(response: SampleResponse, defect: Defect): SampleResponse {
  const start = Number(/^bytes (\d+)-/.exec(response.headers['content-range'] ?? '')?.[1] ?? 0);
  const { body } = response;
  return {
    ...response,
    body: {
      size: body.size,
      async *read(from, until) {
        let at = start + from;
        for await (const chunk of body.read(from, until)) {
          yield patched(chunk, at, patches[defect]);
          at += chunk.byteLength;
        }
      },
    },
  };
}

function patched(chunk: Uint8Array, at: number, all: readonly Patch[]): Uint8Array {
  const out = Uint8Array.from(chunk);
  for (const { at: position, bytes } of all) {
    bytes.forEach((byte, index) => {
      const target = position + index - at;
      if (target >= 0 && target < out.length) out[target] = byte;
    });
  }
  return out;
}
