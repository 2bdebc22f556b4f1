import type { AppError } from '../../src-shared/errors.ts';
import { connectionDetail } from './http-error.ts';

/** One connection that is given up when it stays silent for too long. */
export interface Line {
  readonly signal: AbortSignal;
  within<T>(work: Promise<T>): Promise<T>;
  listen(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array>;
  hangUp(): void;
  error(thrown: unknown): AppError;
}

/** `outer` is the caller's own wish to stop; silence of `idleMs` is the other reason. */
export function createLine(outer: AbortSignal, idleMs: number, host: string): Line {
  const silence = new AbortController();
  const signal = AbortSignal.any([outer, silence.signal]);
  let late = false;
  const within = async <T>(work: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => {
      late = true;
      silence.abort();
    }, idleMs);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    signal,
    within,
    async *listen(chunks) {
      try {
        for (;;) {
          const next = await within(chunks.next());
          if (next.done === true) return;
          yield next.value;
        }
      } finally {
        silence.abort();
      }
    },
    hangUp: () => silence.abort(),
    error(thrown) {
      if (outer.aborted) return { kind: 'cancelled' };
      if (late) return { kind: 'timeout', host, afterMs: idleMs };
      return { kind: 'offline', host, detail: connectionDetail(thrown) };
    },
  };
}
