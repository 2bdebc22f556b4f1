import type { Priority } from '../http/request-options.ts';
import { bodyOf } from '../http/read-body.ts';
import type { IdleTimeout } from './idle-timeout.ts';

/** A recording while it is being downloaded: its bytes, and what the server said about the whole file. */
export interface RecordingStream {
  /** 206 when the stream continues from `from`; 200 when it starts at the beginning. */
  readonly status: 200 | 206;
  readonly from: number;
  readonly totalBytes?: number;
  /** The ETag or Last-Modified: while it is the same, so are the bytes. */
  readonly validator?: string;
  /** Throws when the connection breaks or no byte arrives for too long. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What to download of a recording. */
export interface RecordingRequest {
  /** The first byte to download. */
  readonly from?: number;
  /** The validator of the bytes that are already here. */
  readonly validator?: string;
  readonly signal: AbortSignal;
  readonly priority?: Priority;
}

/** The stream of a 200 or 206 response. */
export function recordingStreamFrom(
  response: Response,
  idle: IdleTimeout,
  requestedFrom: number,
): RecordingStream {
  const { headers } = response;
  const partial = response.status === 206;
  const range = partial ? contentRange(headers, requestedFrom) : { from: 0 };
  const length = Number(headers.get('content-length') ?? Number.NaN);
  const totalBytes = range.total ?? (Number.isNaN(length) ? undefined : range.from + length);
  const validator = validatorOf(headers);
  return {
    status: partial ? 206 : 200,
    from: range.from,
    ...(totalBytes === undefined ? {} : { totalBytes }),
    ...(validator === undefined ? {} : { validator }),
    chunks: idle.guardChunks(bodyOf(response)),
  };
}

function contentRange(headers: Headers, requestedFrom: number): { from: number; total?: number } {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/u.exec(headers.get('content-range') ?? '');
  if (range === null) return { from: requestedFrom };
  const from = Number(range[1]);
  return range[2] === '*' ? { from } : { from, total: Number(range[2]) };
}

/** A weak ETag does not guarantee the same bytes, so it cannot be used to resume a download. */
function validatorOf(headers: Headers): string | undefined {
  const etag = headers.get('etag') ?? undefined;
  if (etag !== undefined && !etag.startsWith('W/')) return etag;
  return headers.get('last-modified') ?? undefined;
}
