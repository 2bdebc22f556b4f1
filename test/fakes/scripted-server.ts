import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a test lets the server handle one request. */
export type Responder = (request: IncomingMessage, response: ServerResponse) => void;

export interface ScriptedServer extends AsyncDisposable {
  readonly url: string;
  /** The time and content of each request. */
  readonly requests: readonly {
    readonly atMs: number;
    readonly path: string;
    readonly key: string | undefined;
    readonly range: string | undefined;
  }[];
}

/** A real server on loopback that uses the responders in order and repeats the last one. */
export async function startScripted(...acts: readonly Responder[]): Promise<ScriptedServer> {
  const heard: ScriptedServer['requests'][number][] = [];
  const server = createServer((request, response) => {
    heard.push({
      atMs: Date.now(),
      path: request.url ?? '',
      key: request.headers.authorization,
      range: request.headers.range,
    });
    const act = acts[Math.min(heard.length, acts.length) - 1];
    request.resume();
    request.once('end', () => act?.(request, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: heard,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Responder =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

export const text =
  (body: string, status = 200, headers: Record<string, string> = {}): Responder =>
  (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
