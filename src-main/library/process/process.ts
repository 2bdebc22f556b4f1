import { parseResponse } from '../../retell/wire/parse-response.ts';
import { joinLongBodies, type Packet } from '../long-bodies.ts';
import { serve } from './serve.ts';
import type { LibraryMessage, MessageLink, RequestMessage } from '../messages.ts';

/**
 * The entry point of the library process: a utility process in the app, a plain child process where
 * there is no Electron, as in tests. It hands Retell's parser to the library, so that calls are parsed
 * next to the database that stores them and never pass through main.
 */
const library = serve(linkToParent(), parseResponse);

process.on('disconnect', exit);
process.on('SIGTERM', exit);

function exit(): void {
  library.close();
  process.exit(0);
}

/** Electron sets `parentPort` in utility processes only, although its typings promise it everywhere. */
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
        const receive = joinLongBodies(listener);
        port.on('message', ({ data }: { data: Packet }) => {
          receive(data);
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
