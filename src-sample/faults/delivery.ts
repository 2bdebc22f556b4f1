import { bytesOf, textResponse, type SampleResponse, type ByteSource } from '../http/response.ts';
import type { Fault } from './fault.ts';
import { withWavDefect } from './wav-defect.ts';

/** A response and how it is sent. */
export interface Delivery {
  readonly response: SampleResponse;
  readonly delayMs: number;
  readonly clockSkewMs: number;
  /** The Content-Length header; undefined sends the body in chunks without a length. */
  readonly contentLength: number | undefined;
  /** Ends the connection after this number of bytes of the body; -1 is before the headers. */
  readonly abort?: { readonly afterBytes: number; readonly by: 'stall' | 'reset' | 'close' };
}

/** The response without a fault. */
export const plainDelivery = (response: SampleResponse): Delivery => ({
  response,
  delayMs: 0,
  clockSkewMs: 0,
  contentLength: response.body.size,
});

type FaultOf = { [Kind in Fault['kind']]: Extract<Fault, { kind: Kind }> };

interface CorrectResponse {
  readonly response: SampleResponse;
  /** The time of this server. */
  readonly clockMs: number;
}

/** How each kind of fault changes the correct response. */
const appliers: {
  readonly [Kind in keyof FaultOf]: (
    fault: FaultOf[Kind],
    right: CorrectResponse,
  ) => Partial<Delivery>;
} = {
  right: ({ headers }, { response }) =>
    complete({ ...response, headers: { ...response.headers, ...headers } }),
  answer: (fault, { clockMs }) => complete(replacedResponse(fault, clockMs)),
  html: ({ status }) => complete(textResponse(status, 'text/html; charset=utf-8', page)),
  redirect: ({ status, location }) =>
    complete({ ...textResponse(status, 'text/plain', ''), headers: { location } }),
  huge: ({ bytes, announced }) => ({
    response: { ...textResponse(200, 'application/json', ''), body: endless(bytes) },
    contentLength: announced ? bytes : undefined,
  }),
  stall: ({ afterBytes }) => ({ abort: { afterBytes, by: 'stall' } }),
  reset: ({ afterBytes = -1 }) => ({ abort: { afterBytes, by: 'reset' } }),
  truncate: truncated,
  'content-length': ({ by }, { response: { body } }) => ({
    contentLength: Math.max(0, body.size + by),
    abort: { afterBytes: body.size, by: 'close' },
  }),
  'wav-header': ({ defect }, { response }) => complete(withWavDefect(response, defect)),
};

/** Applies a fault to a response. */
export function faultyDelivery(response: SampleResponse, fault: Fault, nowMs: number): Delivery {
  const { delayMs, clockSkewMs } = fault;
  const worked = applyFault(fault.kind, fault, { response, clockMs: nowMs + clockSkewMs });
  return { ...plainDelivery(response), delayMs, clockSkewMs, ...worked };
}

const applyFault = <Kind extends keyof FaultOf>(
  kind: Kind,
  fault: FaultOf[Kind],
  right: CorrectResponse,
): Partial<Delivery> => appliers[kind](fault, right);

const complete = (response: SampleResponse): Partial<Delivery> => ({
  response,
  contentLength: response.body.size,
});

const page =
  '<!doctype html><html lang="en"><title>One moment</title><body><h1>We will be right back</h1></body></html>';

function replacedResponse(fault: FaultOf['answer'], clockMs: number): SampleResponse {
  const { status, body, headers, retryAfter } = fault;
  const isText = typeof body === 'string' || body === undefined;
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const response = textResponse(status, type, isText ? (body ?? '') : JSON.stringify(body));
  const wait = retryAfter === undefined ? {} : retryHeader(retryAfter, clockMs);
  return { ...response, headers: { ...response.headers, ...wait, ...headers } };
}

function retryHeader(
  { ms, as }: { readonly ms: number; readonly as: 'seconds' | 'date' | 'milliseconds' },
  clockMs: number,
): Record<string, string> {
  if (as === 'milliseconds') return { 'retry-after-ms': `${ms}` };
  if (as === 'seconds') return { 'retry-after': `${ms / 1000}` };
  return { 'retry-after': new Date(clockMs + ms).toUTCString() };
}

function truncated(
  { keep, contentLength }: FaultOf['truncate'],
  { response }: CorrectResponse,
): Partial<Delivery> {
  const { body } = response;
  const kept = Math.floor(body.size * keep);
  if (contentLength === 'of-whole') return { abort: { afterBytes: kept, by: 'close' } };
  return {
    response: { ...response, body: { size: kept, read: (from, until) => body.read(from, until) } },
    contentLength: contentLength === 'none' ? undefined : kept,
  };
}

const spaces = Buffer.alloc(65_536, ' ');

function endless(size: number): ByteSource {
  const opening = bytesOf(Buffer.from('{"items":['));
  return {
    size,
    async *read(from, until) {
      if (from < opening.size) yield* opening.read(from, Math.min(until, opening.size));
      for (let at = Math.max(from, opening.size); at < until; at += spaces.byteLength) {
        yield spaces.subarray(0, Math.min(spaces.byteLength, until - at));
      }
    },
  };
}
