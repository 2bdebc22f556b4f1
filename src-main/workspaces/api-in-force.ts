import type { RetellApi } from '../retell/port.ts';

/** Retell by whichever way is in force when something is asked: a workspace may get another key. */
export function apiInForce(now: () => RetellApi): RetellApi {
  return {
    check: (how) => now().check(how),
    version: () => now().version(),
    listCalls: (ask) => now().listCalls(ask),
    askable: (kind, filter, how) => now().askable(kind, filter, how),
    getCall: (id, how) => now().getCall(id, how),
    listChats: (ask) => now().listChats(ask),
    getChat: (id, how) => now().getChat(id, how),
    concurrency: (how) => now().concurrency(how),
    fetchText: (url, how) => now().fetchText(url, how),
    openRecording: (url, ask) => now().openRecording(url, ask),
  };
}
