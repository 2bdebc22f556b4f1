import parseRange from 'range-parser';
import {
  emptyBody,
  errorResponse,
  type SampleResponse,
  type ByteSource,
} from '../http/response.ts';
import type { SampleRequest } from '../http/request.ts';

/** A file that can be requested in full or as a range. */
export interface ServedFile {
  readonly body: ByteSource;
  readonly type: string;
  readonly etag: string;
}

/** 200, 206, 304 or 416, as in RFC 9110. A request for several ranges gets the whole file. */
export function fileResponse(
  request: SampleRequest,
  { body, type, etag }: ServedFile,
): SampleResponse {
  const headers = { 'accept-ranges': 'bytes', 'content-type': type, etag };
  if (request.header('if-none-match') === etag) return { status: 304, headers, body: emptyBody };
  const range = rangeOf(request, etag, body.size);
  if (range === undefined) return { status: 200, headers, body };
  if (range === 'unsatisfiable') {
    const refusal = errorResponse(416);
    return {
      ...refusal,
      headers: { ...refusal.headers, 'content-range': `bytes */${body.size}` },
    };
  }
  const { start, end } = range;
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${body.size}` },
    body: {
      size: end - start + 1,
      read: (from, until) => body.read(start + from, start + until),
    },
  };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function rangeOf(
  request: SampleRequest,
  etag: string,
  size: number,
): Range | 'unsatisfiable' | undefined {
  const expected = request.header('range');
  const condition = request.header('if-range');
  if (expected === undefined || (condition !== undefined && condition !== etag)) return undefined;
  const ranges = parseRange(size, expected);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return ranges[0];
}
