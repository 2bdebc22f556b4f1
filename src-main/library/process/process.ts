import { parseResponse } from '../../retell/wire/parse-response.ts';
import { serve } from './serve.ts';
import type { LibraryMessage, MessageLink, RequestMessage } from '../messages.ts';

/**
 * The library's own process: a utility process of Electron in the app, a plain child process where there
 * is no Electron (the tests kill it at will). Here the library meets Retell's words: calls are read from
 * an answer beside the database that they go into, and main never holds them.
 */
const library = serve(linkToParent(), parseResponse);

process.on('disconnect', exit);
process.on('SIGTERM', exit);

function exit(): void {
  library.close();
  process.exit(0);
}

/** Electron sets it in utility processes alone, whatever its typings say. */
function parentPort(): Electron.ParentPort | undefined {
  return 'parentPort' in process ? process.parentPort : undefined;
}

function linkToParent(): MessageLink<RequestMessage, LibraryMessage> {
  const port = parentPort();
  if (port !== undefined) {
    return {
      send: (message) => {
        port.postMessage(message);
      },
      onMessage: (listener) => {
        port.on('message', ({ data }: { data: RequestMessage }) => {
          listener(data);
        });
      },
    };
  }
  return {
    send: (message) => process.send?.(message),
    onMessage: (listener) => {
      process.on('message', listener);
    },
  };
}
