import { utilityProcess } from 'electron';
import { splitLongBodies } from '../long-bodies.ts';
import type { LibraryProcess } from './client.ts';

/** Starts the library's script, which is built next to main's, as an Electron utility process. */
export function forkLibrary(script: string): LibraryProcess {
  const child = utilityProcess.fork(script, [], { serviceName: 'Earmark library' });
  return {
    send: splitLongBodies((packet) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- messages between processes have no origin
      child.postMessage(packet);
    }),
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', listener);
    },
    kill: () => {
      child.kill();
    },
  };
}
