import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { LibraryRequests, LibraryChannel } from '../../src-main/library/port.ts';
import { electronProgram, root } from './paths.ts';

/** The app's own library process from the build, used directly. */
export interface BareLibrary extends AsyncDisposable {
  readonly pid: number;
  ask<V extends LibraryChannel>(
    channel: V,
    input: LibraryRequests[V]['in'],
  ): Promise<LibraryRequests[V]['out']>;
}

interface Reply {
  readonly id: number;
  readonly result: Result<unknown, AppError>;
}

export function startLibrary(): BareLibrary {
  const child = fork(path.join(root, 'out/main/library.js'), {
    execPath: electronProgram,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    serialization: 'advanced',
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  child.on('message', (message: Reply | { readonly log: unknown }) => {
    if ('log' in message) console.error(message.log);
    else waiting.get(message.id)?.(message);
  });
  return {
    pid: child.pid ?? 0,
    async ask<V extends LibraryChannel>(channel: V, input: LibraryRequests[V]['in']) {
      last += 1;
      const id = last;
      const { promise, resolve } = Promise.withResolvers<Reply>();
      waiting.set(id, resolve);
      child.send({ id, channel, input, requestId: randomUUID() });
      const { result } = await promise;
      waiting.delete(id);
      if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
      // The process answers each channel with its own output.
      return result.value as LibraryRequests[V]['out'];
    },
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

/** The current or the peak memory of a process in MB, as Linux reports it. */
export async function memoryMb(pid: number, which: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kb = new RegExp(String.raw`${which}:\s+(\d+)`, 'u').exec(status)?.[1];
  return Number(kb ?? Number.NaN) / 1024;
}
