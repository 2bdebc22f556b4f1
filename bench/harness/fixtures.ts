import { prepareLongCall, type LongCall } from './long-call.ts';
import { servePeers, type PeerServer } from './peer-server.ts';

// Created on first use, shared by all benches, and deleted at the end of the run.
let made: Promise<LongCall> | undefined;
const servers = new Map<string, Promise<PeerServer>>();

export const longCall = (): Promise<LongCall> => (made ??= prepareLongCall());

export function peers(files = ''): Promise<PeerServer> {
  const running = servers.get(files) ?? servePeers(files === '' ? undefined : files);
  servers.set(files, running);
  return running;
}

/** A fixture that could not be created is skipped here, because its user has reported the error. */
export async function cleanUp(): Promise<void> {
  for (const running of await Promise.allSettled([...servers.values(), made])) {
    if (running.status === 'fulfilled') await running.value?.[Symbol.asyncDispose]();
  }
}
