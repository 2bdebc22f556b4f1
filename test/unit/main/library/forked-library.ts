import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createLibrary, type OwnedLibrary } from '../../../../src-main/library/client/client.ts';
import type { LibraryMessage, LogMessage } from '../../../../src-main/library/messages.ts';

const script = fileURLToPath(
  new URL('../../../../src-main/library/process/process.ts', import.meta.url),
);

export interface ForkedLibrary extends OwnedLibrary {
  /** Kills the process, whatever it is doing. */
  readonly kill: () => void;
  readonly logged: readonly LogMessage[];
  /** How often the cache of calls was replaced while it was open. */
  readonly rebuilds: () => number;
  onRebuilt: (() => void) | undefined;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The library as the app runs it, in a process that can be killed. */
export function forkedLibrary(): ForkedLibrary {
  let child: ChildProcess | undefined;
  const logged: LogMessage[] = [];
  let rebuilds = 0;
  const library = createLibrary({
    log: (line) => {
      logged.push(line);
    },
    onRebuilt() {
      rebuilds += 1;
      self.onRebuilt?.();
    },
    spawn: () => {
      const started = fork(script, [], { serialization: 'advanced', execArgv: [] });
      child = started;
      return {
        // A message to a process that has just crashed is lost, as in the app.
        send: (message) => {
          started.send(message, () => undefined);
        },
        onMessage: (listener) => {
          started.on('message', (message) => {
            listener(message as LibraryMessage);
          });
        },
        onExit: (listener) => {
          started.on('exit', listener);
        },
        kill: () => {
          started.kill();
        },
      };
    },
  });
  const self: ForkedLibrary = {
    onRebuilt: undefined,
    request: (channel, input) => library.request(channel, input),
    stop: () => library.stop(),
    logged,
    rebuilds: () => rebuilds,
    kill: () => {
      child?.kill('SIGKILL');
    },
    async [Symbol.asyncDispose]() {
      await library.stop();
    },
  };
  return self;
}
