import type { Priority } from '../http/request-options.ts';

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
