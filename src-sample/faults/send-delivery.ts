import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Delivery } from './delivery.ts';

/** Sends a response, with its fault, and returns the number of bytes of the body that were sent. */
export async function sendDelivery(
  delivery: Delivery,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<number> {
  const { response, delayMs, abort } = delivery;
  if (delayMs > 0) await wait(delayMs);
  if (abort !== undefined && abort.afterBytes < 0) {
    incoming.socket.resetAndDestroy();
    return 0;
  }
  writeHead(delivery, outgoing);
  if (incoming.method === 'HEAD' || response.status === 304) {
    outgoing.end();
    return 0;
  }
  const until = Math.min(response.body.size, abort?.afterBytes ?? Infinity);
  const sent = await sendBody(response.body.read(0, until), outgoing, abort === undefined);
  if (abort !== undefined && !outgoing.destroyed)
    await abortConnection(abort.by, incoming, outgoing);
  return sent;
}

function writeHead(
  { response, contentLength, clockSkewMs, abort }: Delivery,
  outgoing: ServerResponse,
) {
  const hasLength = contentLength !== undefined && response.status !== 304;
  outgoing.writeHead(response.status, {
    ...(hasLength ? { 'content-length': `${contentLength}` } : {}),
    ...(clockSkewMs === 0 ? {} : { date: new Date(Date.now() + clockSkewMs).toUTCString() }),
    ...(abort === undefined ? {} : { connection: 'close' }),
    ...response.headers,
  });
  outgoing.flushHeaders();
}

async function sendBody(
  chunks: AsyncIterable<Uint8Array>,
  outgoing: ServerResponse,
  end: boolean,
): Promise<number> {
  let sent = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of chunks) {
      if (chunk.byteLength > 0) yield chunk;
      sent += chunk.byteLength;
    }
  };
  try {
    await pipeline(Readable.from(counted()), outgoing, { end });
  } catch (error) {
    // The client may disconnect at any time. Any other error is a fault of this server.
    if (!outgoing.destroyed) throw error;
  }
  return sent;
}

async function abortConnection(
  by: 'stall' | 'reset' | 'close',
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (by === 'stall') {
    await once(outgoing, 'close');
    return;
  }
  // The data has to be flushed first, or the reset would discard it.
  await new Promise<void>((resolve) => {
    outgoing.write('', () => resolve());
  });
  if (by === 'reset') incoming.socket.resetAndDestroy();
  else incoming.socket.end();
}
