import type { AppError } from '../../../src-shared/errors.ts';
import { connectionDetail } from '../http/http-error.ts';

/** Aborts a download when no byte arrives for too long. */
export interface IdleTimeout {
  readonly signal: AbortSignal;
  guard<T>(work: Promise<T>): Promise<T>;
  guardChunks(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array>;
  abort(): void;
  error(thrown: unknown): AppError;
}

/** Its signal is aborted by `outer`, the signal of the caller, or after `idleMs` without a byte. */
export function createIdleTimeout(outer: AbortSignal, idleMs: number, host: string): IdleTimeout {
  const idleAbort = new AbortController();
  const signal = AbortSignal.any([outer, idleAbort.signal]);
  let timedOut = false;
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => {
      timedOut = true;
      idleAbort.abort();
    }, idleMs);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    signal,
    guard,
    async *guardChunks(chunks) {
      try {
        for (;;) {
          const next = await guard(chunks.next());
          if (next.done === true) return;
          yield next.value;
        }
      } finally {
        idleAbort.abort();
      }
    },
    abort: () => idleAbort.abort(),
    error(thrown) {
      if (outer.aborted) return { kind: 'cancelled' };
      if (timedOut) return { kind: 'timeout', host, afterMs: idleMs };
      return { kind: 'offline', host, detail: connectionDetail(thrown) };
    },
  };
}
