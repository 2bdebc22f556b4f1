import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

interface SilentServer extends AsyncDisposable {
  readonly url: string;
  /** Connections that the other side has not ended. */
  readonly open: () => number;
}

/** Accepts connections and questions, and never says a word. */
export async function silentServer(): Promise<SilentServer> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    // A question that nobody reads would hide that its asker has gone.
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
