import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  joinLongBodies,
  splitLongBodies,
  type Packet,
} from '../../../../src-main/library/long-bodies.ts';
import type { RequestMessage } from '../../../../src-main/library/messages.ts';

const megabyte = 1024 * 1024;

/** A buffer, as it is read from the network. Its `slice` is a view, of which a message would carry everything. */
const bytes = (id: number, length: number): Uint8Array =>
  Buffer.from(Uint8Array.from({ length }, (_, at) => (at * 7 + id) % 251));

const reading = (id: number, length: number): RequestMessage<'responses:read'> => ({
  id,
  channel: 'responses:read',
  requestId: `request-${id}`,
  input: { kind: 'call', body: bytes(id, length) },
});

const closing: RequestMessage = {
  id: 9,
  channel: 'close',
  requestId: 'request-9',
  input: undefined,
};

/** Sends the requests as main does; the packets and the requests arrive as in the library process. */
async function sent(requests: readonly RequestMessage[], expected: number) {
  const packets: Packet[] = [];
  const received: RequestMessage[] = [];
  const receive = joinLongBodies((request) => received.push(request));
  const send = splitLongBodies((packet) => {
    packets.push(packet);
    receive(structuredClone(packet));
  });
  for (const request of requests) send(request);
  while (received.length < expected) await setTimeout(1);
  return { packets, received };
}

const bodyOf = ({ input }: RequestMessage): Uint8Array =>
  input !== undefined && 'body' in input && input.body instanceof Uint8Array
    ? new Uint8Array(input.body)
    : new Uint8Array();

describe('long bodies between main and the library process', () => {
  it.each([0, 1, megabyte - 1, megabyte, megabyte + 1, 3 * megabyte, 3 * megabyte + 5])(
    'arrive complete: %i bytes',
    async (length) => {
      const request = reading(1, length);
      const { received } = await sent([request], 1);
      const [arrived] = received;
      expect(arrived).toMatchObject({ id: 1, channel: 'responses:read', requestId: 'request-1' });
      expect(arrived === undefined ? [] : Buffer.compare(bodyOf(arrived), request.input.body)).toBe(
        0,
      );
    },
  );

  it('are sent in parts of a megabyte at most', async () => {
    const { packets } = await sent([reading(1, 2.5 * megabyte)], 1);
    const sizes = packets.map((packet) =>
      'partOf' in packet ? packet.bytes.buffer.byteLength : 0,
    );
    expect(sizes).toEqual([megabyte, megabyte, megabyte / 2, 0]);
  });

  it('let other requests pass between their parts, and are not mixed up', async () => {
    const first = reading(1, 2 * megabyte);
    const second = reading(2, 3 * megabyte);
    const { received } = await sent([first, second, closing], 3);
    expect(received.map(({ id }) => id)).toEqual([9, 1, 2]);
    for (const [at, request] of [first, second].entries()) {
      const arrived = received[at + 1];
      expect(arrived === undefined ? [] : Buffer.compare(bodyOf(arrived), request.input.body)).toBe(
        0,
      );
    }
  });
});
