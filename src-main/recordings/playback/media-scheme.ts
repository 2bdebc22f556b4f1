import type { FileHandle } from 'node:fs/promises';
import type { Correction } from '../../lib/wav-header.ts';
import { openForReading, type GrowingFile } from '../cache/growing-file.ts';

/** A recording that the media scheme serves under one token. */
export interface ServedRecording {
  readonly file: GrowingFile;
  readonly totalBytes: number;
  /** The content type, detected from the file itself. */
  readonly type: string;
  readonly corrections: readonly Correction[];
  /** Where the file begins for the player, which cannot read what is before. */
  readonly startOffset?: number;
}

/** As made by {@link mediaUrl}. The token has 128 random bits, so it cannot be guessed. */
const mediaUrlPattern = /^earmark-media:\/\/recording\/([0-9a-f]{32})$/u;

export const mediaUrl = (token: string): string => `earmark-media://recording/${token}`;

/** How long a request waits for bytes that have not been downloaded yet. */
const defaultIdleMs = 20_000;
const chunkBytes = 256 * 1024;

/**
 * Serves the player's requests for ranges of a file that may still be downloading. A file is found by its
 * token only; no part of the request is ever used as a path.
 */
export function createMediaScheme(
  find: (token: string) => ServedRecording | undefined,
  idleMs = defaultIdleMs,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const token = mediaUrlPattern.exec(request.url)?.[1];
    const served = token === undefined ? undefined : find(token);
    if (served === undefined) return textResponse(404, 'No such recording');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return textResponse(405, 'Only GET and HEAD');
    const range = rangeOf(request.headers.get('range'), playedBytes(served));
    if (range === 'unsatisfiable') {
      return textResponse(416, 'No such bytes', {
        'content-range': `bytes */${playedBytes(served)}`,
      });
    }
    const headers = headersOf(range, served);
    const { from, to, isPart } = range;
    const { startOffset: start = 0 } = served;
    const body =
      request.method === 'HEAD'
        ? null
        : bytesOf(served, { from: from + start, to: to + start, isPart }, idleMs);
    return Promise.resolve(new Response(body, { status: isPart ? 206 : 200, headers }));
  };
}

/** The size of the file for the player. */
const playedBytes = ({ totalBytes, startOffset = 0 }: ServedRecording): number =>
  totalBytes - startOffset;

interface Range {
  readonly from: number;
  /** The last byte, included. */
  readonly to: number;
  readonly isPart: boolean;
}

/**
 * Parses a single range. An invalid header, or one with several ranges, is answered with the complete file,
 * which HTTP allows. An open range is never shortened, because players would take that for the file's end.
 */
function rangeOf(header: string | null, totalBytes: number): Range | 'unsatisfiable' {
  const match = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/u.exec(header?.trim() ?? '');
  const whole = { from: 0, to: totalBytes - 1, isPart: false };
  if (match === null) return whole;
  const [, first, last, suffix] = match;
  // A range that ends before it begins is invalid, and so is ignored (RFC 9110, 14.1.2).
  if (first !== undefined && last !== '' && Number(last) < Number(first)) return whole;
  const range =
    first === undefined
      ? { from: Math.max(0, totalBytes - Number(suffix)), to: totalBytes - 1 }
      : { from: Number(first), to: last ? Math.min(Number(last), totalBytes - 1) : totalBytes - 1 };
  return range.from > range.to ? 'unsatisfiable' : { ...range, isPart: true };
}

const commonHeaders = {
  'accept-ranges': 'bytes',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

const headersOf = (
  { from, to, isPart }: Range,
  served: ServedRecording,
): Record<string, string> => ({
  ...commonHeaders,
  'content-type': served.type,
  'content-length': String(to - from + 1),
  ...(isPart ? { 'content-range': `bytes ${from}-${to}/${playedBytes(served)}` } : {}),
});

const textResponse = (status: number, text: string, more: Record<string, string> = {}): Response =>
  new Response(text, { status, headers: { 'content-type': 'text/plain', ...more } });

function bytesOf(
  served: ServedRecording,
  { from, to }: Range,
  idleMs: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let position = from;
  let handle: FileHandle | undefined;
  const closed = new AbortController();
  const close = async (): Promise<void> => {
    closed.abort();
    await handle?.close();
    handle = undefined;
  };
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          handle ??= await openForReading(served.file);
          const chunk = await readChunk(served, handle, { position, to, idleMs }, closed.signal);
          position += chunk.length;
          controller.enqueue(chunk);
          if (position <= to) return;
          await close();
          controller.close();
        } catch (error) {
          await close();
          controller.error(error);
        }
      },
      cancel: close,
    },
    // Reading ahead of the player would keep bytes in memory that it may never request.
    { highWaterMark: 1 },
  );
}

interface ChunkRequest {
  readonly position: number;
  readonly to: number;
  readonly idleMs: number;
}

async function readChunk(
  { file, corrections }: ServedRecording,
  handle: FileHandle,
  { position, to, idleMs }: ChunkRequest,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!(await file.waitForByte(position, idleMs, signal))) {
    throw new Error('The download of the recording stopped');
  }
  const length = Math.min(chunkBytes, to - position + 1, file.received() - position);
  const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, position);
  if (bytesRead === 0) throw new Error('The recording is shorter than it was');
  const chunk = buffer.subarray(0, bytesRead);
  for (const correction of corrections) applyCorrection(chunk, position, correction);
  return chunk;
}

/** Corrects a wrong size in the bytes that the player gets; the file itself is not changed. */
function applyCorrection(chunk: Uint8Array, position: number, { offset, value }: Correction): void {
  for (let place = 0; place < 4; place += 1) {
    const at = offset + place - position;
    if (at >= 0 && at < chunk.length) chunk[at] = (value >>> (8 * place)) & 0xff;
  }
}
