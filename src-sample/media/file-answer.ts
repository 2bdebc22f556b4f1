import parseRange from 'range-parser';
import { emptyBody, errorAnswer, type Answer, type ByteSource } from '../http/answer.ts';
import type { Asked } from '../http/asked.ts';

/** A file as it may be asked for: whole or a range of it. */
export interface ServedFile {
  readonly body: ByteSource;
  readonly type: string;
  readonly etag: string;
}

/** 200, 206, 304 or 416, as RFC 9110 has it. Several ranges at once are answered with the whole file. */
export function answerFile(asked: Asked, { body, type, etag }: ServedFile): Answer {
  const headers = { 'accept-ranges': 'bytes', 'content-type': type, etag };
  if (asked.header('if-none-match') === etag) return { status: 304, headers, body: emptyBody };
  const range = rangeOf(asked, etag, body.size);
  if (range === undefined) return { status: 200, headers, body };
  if (range === 'unsatisfiable') {
    const refusal = errorAnswer(416);
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

function rangeOf(asked: Asked, etag: string, size: number): Range | 'unsatisfiable' | undefined {
  const wanted = asked.header('range');
  const condition = asked.header('if-range');
  if (wanted === undefined || (condition !== undefined && condition !== etag)) return undefined;
  const ranges = parseRange(size, wanted);
  if (ranges === -1) return 'unsatisfiable';
  if (ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined;
  return ranges[0];
}
