import type { Line } from './idle-line.ts';
import type { RecordingStream } from './port.ts';
import { bodyOf } from './read-body.ts';

/** What a 200 or 206 answer says of the whole file, and its bytes as they come. */
export function streamOf(response: Response, line: Line, askedFrom: number): RecordingStream {
  const { headers } = response;
  const partial = response.status === 206;
  const range = partial ? contentRange(headers, askedFrom) : { from: 0 };
  const length = Number(headers.get('content-length') ?? Number.NaN);
  const totalBytes = range.total ?? (Number.isNaN(length) ? undefined : range.from + length);
  const validator = validatorOf(headers);
  return {
    status: partial ? 206 : 200,
    from: range.from,
    ...(totalBytes === undefined ? {} : { totalBytes }),
    ...(validator === undefined ? {} : { validator }),
    chunks: line.listen(bodyOf(response)),
  };
}

function contentRange(headers: Headers, askedFrom: number): { from: number; total?: number } {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/u.exec(headers.get('content-range') ?? '');
  if (range === null) return { from: askedFrom };
  const from = Number(range[1]);
  return range[2] === '*' ? { from } : { from, total: Number(range[2]) };
}

/** A weak ETag promises the same meaning, not the same bytes, so it is of no use for a resume. */
function validatorOf(headers: Headers): string | undefined {
  const etag = headers.get('etag') ?? undefined;
  if (etag !== undefined && !etag.startsWith('W/')) return etag;
  return headers.get('last-modified') ?? undefined;
}
