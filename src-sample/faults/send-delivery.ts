import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Delivery } from './delivery.ts';

/** Sends an answer, well or badly, and tells how many bytes of the body were handed over. */
export async function sendDelivery(
  delivery: Delivery,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number> {
  const { response: answer, delayMs, abort: end } = delivery;
  if (delayMs > 0) await wait(delayMs);
  if (end !== undefined && end.afterBytes < 0) {
    request.socket.resetAndDestroy();
    return 0;
  }
  writeHead(delivery, response);
  if (request.method === 'HEAD' || answer.status === 304) {
    response.end();
    return 0;
  }
  const until = Math.min(answer.body.size, end?.afterBytes ?? Infinity);
  const sent = await sendBody(answer.body.read(0, until), response, end === undefined);
  if (end !== undefined && !response.destroyed) await abortConnection(end.by, request, response);
  return sent;
}

function writeHead(
  { response: answer, contentLength, clockSkewMs, abort: end }: Delivery,
  response: ServerResponse,
) {
  const hasLength = contentLength !== undefined && answer.status !== 304;
  response.writeHead(answer.status, {
    ...(hasLength ? { 'content-length': `${contentLength}` } : {}),
    ...(clockSkewMs === 0 ? {} : { date: new Date(Date.now() + clockSkewMs).toUTCString() }),
    ...(end === undefined ? {} : { connection: 'close' }),
    ...answer.headers,
  });
  response.flushHeaders();
}

async function sendBody(
  chunks: AsyncIterable<Uint8Array>,
  response: ServerResponse,
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
    await pipeline(Readable.from(counted()), response, { end });
  } catch (error) {
    // The caller left in the middle; that is its right. Anything else is ours to know.
    if (!response.destroyed) throw error;
  }
  return sent;
}

async function abortConnection(
  by: 'stall' | 'reset' | 'close',
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (by === 'stall') {
    await once(response, 'close');
    return;
  }
  // What was written has to be out first, or the break would swallow it.
  await new Promise<void>((resolve) => {
    response.write('', () => resolve());
  });
  if (by === 'reset') request.socket.resetAndDestroy();
  else request.socket.end();
}
