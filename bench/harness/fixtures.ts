import { prepareLongCall, type LongCall } from './long-call.ts';
import { servePeers, type PeerServer } from './peer-server.ts';

// Made by the first that asks, used by all, cleared away at the end of the run.
let made: Promise<LongCall> | undefined;
const servers = new Map<string, Promise<PeerServer>>();

export const longCall = (): Promise<LongCall> => (made ??= prepareLongCall());

export function peers(files = ''): Promise<PeerServer> {
  const running = servers.get(files) ?? servePeers(files === '' ? undefined : files);
  servers.set(files, running);
  return running;
}

/** What could not be made has been told of by whoever asked for it. */
export async function cleanUp(): Promise<void> {
  for (const running of await Promise.allSettled([...servers.values(), made])) {
    if (running.status === 'fulfilled') await running.value?.[Symbol.asyncDispose]();
  }
}
