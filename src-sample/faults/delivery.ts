import { bytesOf, textAnswer, type Answer, type ByteSource } from '../http/answer.ts';
import type { Fault } from './fault.ts';
import { withWavDefect } from './wav-defect.ts';

/** An answer and the way it goes over the wire. */
export interface Delivery {
  readonly answer: Answer;
  readonly delayMs: number;
  readonly clockSkewMs: number;
  /** What the header says; undefined sends the body in chunks of unsaid length. */
  readonly contentLength: number | undefined;
  /** Ends the connection badly once so many bytes of the body are out; -1 is before the headers. */
  readonly end?: { readonly afterBytes: number; readonly by: 'stall' | 'reset' | 'close' };
}

/** The answer as it should be. */
export const plainDelivery = (answer: Answer): Delivery => ({
  answer,
  delayMs: 0,
  clockSkewMs: 0,
  contentLength: answer.body.size,
});

type FaultOf = { [Kind in Fault['kind']]: Extract<Fault, { kind: Kind }> };

interface Right {
  readonly answer: Answer;
  /** What this server takes the time to be. */
  readonly clockMs: number;
}

/** What each kind of fault makes of the right answer. */
const workings: {
  readonly [Kind in keyof FaultOf]: (fault: FaultOf[Kind], right: Right) => Partial<Delivery>;
} = {
  right: ({ headers }, { answer }) =>
    whole({ ...answer, headers: { ...answer.headers, ...headers } }),
  answer: (fault, { clockMs }) => whole(otherAnswer(fault, clockMs)),
  html: ({ status }) => whole(textAnswer(status, 'text/html; charset=utf-8', page)),
  redirect: ({ status, location }) =>
    whole({ ...textAnswer(status, 'text/plain', ''), headers: { location } }),
  huge: ({ bytes, announced }) => ({
    answer: { ...textAnswer(200, 'application/json', ''), body: endless(bytes) },
    contentLength: announced ? bytes : undefined,
  }),
  stall: ({ afterBytes }) => ({ end: { afterBytes, by: 'stall' } }),
  reset: ({ afterBytes = -1 }) => ({ end: { afterBytes, by: 'reset' } }),
  truncate: truncated,
  'content-length': ({ by }, { answer: { body } }) => ({
    contentLength: Math.max(0, body.size + by),
    end: { afterBytes: body.size, by: 'close' },
  }),
  'wav-header': ({ defect }, { answer }) => whole(withWavDefect(answer, defect)),
};

/** Works a fault into an answer. */
export function faultyDelivery(answer: Answer, fault: Fault, nowMs: number): Delivery {
  const { delayMs, clockSkewMs } = fault;
  const worked = work(fault.kind, fault, { answer, clockMs: nowMs + clockSkewMs });
  return { ...plainDelivery(answer), delayMs, clockSkewMs, ...worked };
}

const work = <Kind extends keyof FaultOf>(
  kind: Kind,
  fault: FaultOf[Kind],
  right: Right,
): Partial<Delivery> => workings[kind](fault, right);

const whole = (answer: Answer): Partial<Delivery> => ({
  answer,
  contentLength: answer.body.size,
});

const page =
  '<!doctype html><html lang="en"><title>One moment</title><body><h1>We will be right back</h1></body></html>';

function otherAnswer(fault: FaultOf['answer'], clockMs: number): Answer {
  const { status, body, headers, retryAfter } = fault;
  const isText = typeof body === 'string' || body === undefined;
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const answer = textAnswer(status, type, isText ? (body ?? '') : JSON.stringify(body));
  const wait = retryAfter === undefined ? {} : retryHeader(retryAfter, clockMs);
  return { ...answer, headers: { ...answer.headers, ...wait, ...headers } };
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
  { answer }: Right,
): Partial<Delivery> {
  const { body } = answer;
  const kept = Math.floor(body.size * keep);
  if (contentLength === 'of-whole') return { end: { afterBytes: kept, by: 'close' } };
  return {
    answer: { ...answer, body: { size: kept, read: (from, until) => body.read(from, until) } },
    contentLength: contentLength === 'none' ? undefined : kept,
  };
}

const stretch = Buffer.alloc(65_536, ' ');

function endless(size: number): ByteSource {
  const opening = bytesOf(Buffer.from('{"items":['));
  return {
    size,
    async *read(from, until) {
      if (from < opening.size) yield* opening.read(from, Math.min(until, opening.size));
      for (let at = Math.max(from, opening.size); at < until; at += stretch.byteLength) {
        yield stretch.subarray(0, Math.min(stretch.byteLength, until - at));
      }
    },
  };
}
