/** A request that the server saw. */
export interface LoggedRequest {
  /** Epoch ms at which it came. */
  readonly atMs: number;
  /** Epoch ms at which the last byte was handed over, or the connection was lost. */
  readonly endMs: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Bytes of the body that were handed over. */
  readonly bytes: number;
  /** The range asked for, as the header said it. */
  readonly range?: string;
  /** The kind of fault that befell it. */
  readonly fault?: string;
  readonly hasKey: boolean;
}

/** The latest requests, in the order they ended. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  all(): readonly LoggedRequest[];
  clear(): void;
}

/** Keeps only so many, because a sync of a million calls asks a million times. */
export function createRequestLog(limit = 20_000): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add(request) {
      requests.push(request);
      if (requests.length >= 2 * limit) requests = requests.slice(-limit);
    },
    all: () => requests.slice(-limit),
    clear() {
      requests = [];
    },
  };
}
