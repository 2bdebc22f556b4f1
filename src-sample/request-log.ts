/** A request that the server received. */
export interface LoggedRequest {
  /** Epoch ms at which it arrived. */
  readonly atMs: number;
  /** Epoch ms at which the last byte was sent, or the connection was lost. */
  readonly endMs: number;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Bytes of the body that were sent. */
  readonly bytes: number;
  /** The Range header of the request. */
  readonly range?: string;
  /** The kind of fault that was applied. */
  readonly fault?: string;
  readonly hasKey: boolean;
}

/** The most recent requests, in the order in which they ended. */
export interface RequestLog {
  add(request: LoggedRequest): void;
  all(): readonly LoggedRequest[];
  clear(): void;
}

/** The log is limited, because a sync of a million calls makes a million requests. */
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
