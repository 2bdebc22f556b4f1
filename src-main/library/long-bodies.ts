import { setImmediate } from 'node:timers/promises';
import type { LibraryRequests } from './port.ts';
import type { RequestMessage } from './messages.ts';

/** A part of the body of the request with this id, which follows its parts. */
export interface BodyPart {
  readonly partOf: number;
  readonly bytes: Uint8Array;
}

/** What is sent to the library process. */
export type Packet = RequestMessage | BodyPart;

/** Electron copies a message while main waits, about two milliseconds for each megabyte. */
const partBytes = 1024 * 1024;

/**
 * Sends requests through `post`. A long body is sent in parts, each from a task of its own, so that main
 * stays responsive; requests made meanwhile are sent between the parts.
 */
export const splitLongBodies =
  (post: (packet: Packet) => void) =>
  (request: RequestMessage): void => {
    if (isLong(request)) void sendInParts(request, post);
    else post(request);
  };

async function sendInParts(
  request: RequestMessage<'responses:read'>,
  post: (packet: Packet) => void,
): Promise<void> {
  const { body } = request.input;
  // Each part is copied, since a message carries the whole memory that its bytes are a view of.
  for (let start = 0; start < body.byteLength; start += partBytes) {
    post({ partOf: request.id, bytes: new Uint8Array(body.subarray(start, start + partBytes)) });
    await setImmediate();
  }
  post({ ...request, input: { ...request.input, body: new Uint8Array() } });
}

/** Passes on the requests that {@link splitLongBodies} sent, with their bodies complete. */
export function joinLongBodies(
  listener: (request: RequestMessage) => void,
): (packet: Packet) => void {
  const partsOf = new Map<number, Uint8Array[]>();
  return (packet) => {
    if ('partOf' in packet) {
      const parts = partsOf.get(packet.partOf) ?? [];
      parts.push(packet.bytes);
      partsOf.set(packet.partOf, parts);
      return;
    }
    const parts = partsOf.get(packet.id);
    partsOf.delete(packet.id);
    if (parts === undefined || !isRead(packet.input)) listener(packet);
    else listener({ ...packet, input: { ...packet.input, body: Buffer.concat(parts) } });
  };
}

const isLong = (request: RequestMessage): request is RequestMessage<'responses:read'> =>
  isRead(request.input) && request.input.body.byteLength > partBytes;

const isRead = (input: RequestMessage['input']): input is LibraryRequests['responses:read']['in'] =>
  input !== undefined && 'body' in input && input.body instanceof Uint8Array;
