import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

interface SilentServer extends AsyncDisposable {
  readonly url: string;
  /** The number of connections that the client has not closed. */
  readonly open: () => number;
}

/** A server that accepts connections and requests and never responds. */
export async function silentServer(): Promise<SilentServer> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    // Without reading, the end of the connection would not be noticed.
    socket.resume().on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return {
    url: `http://127.0.0.1:${address.port}`,
    open: () => open.size,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
