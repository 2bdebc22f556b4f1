import { utilityProcess } from 'electron';
import type { LibraryProcess } from './client.ts';

/** Starts the library's script (built beside the main one) as a utility process. */
export function forkLibrary(script: string): LibraryProcess {
  const child = utilityProcess.fork(script, [], { serviceName: 'Earmark library' });
  return {
    send: (message) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- there is no origin between processes
      child.postMessage(message);
    },
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
