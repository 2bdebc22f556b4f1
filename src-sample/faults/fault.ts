import { z } from 'zod';

const headers = z.record(z.string(), z.string()).default({});
const bytes = z.number().int().min(0);

/** Any fault may also delay the response, and may come from a server whose clock is wrong. */
const always = {
  delayMs: z.number().min(0).default(0),
  /** Added to the clock of the Date header. */
  clockSkewMs: z.number().default(0),
};

/** One way in which a response can be wrong. */
export const Fault = z.discriminatedUnion('kind', [
  /** The correct response, but late, with a wrong clock, or with other headers. */
  z.strictObject({ kind: z.literal('right'), headers, ...always }),
  /** Any other response. A body that is not a string is sent as JSON. */
  z.strictObject({
    kind: z.literal('answer'),
    status: z.number().int().min(200).max(599).default(200),
    headers,
    body: z.json().optional(),
    /** Sends Retry-After for this time from now, by this server's clock, in one of three forms. */
    retryAfter: z
      .strictObject({
        ms: z.number(),
        as: z.enum(['seconds', 'date', 'milliseconds']).default('seconds'),
      })
      .optional(),
    ...always,
  }),
  /** An HTML page instead of JSON. */
  z.strictObject({
    kind: z.literal('html'),
    status: z.number().int().min(200).max(599).default(200),
    ...always,
  }),
  /** Sends this number of bytes and then nothing, for as long as the client waits. */
  z.strictObject({ kind: z.literal('stall'), afterBytes: bytes.default(0), ...always }),
  /** Sends a part of the body, with different claims about its length. */
  z.strictObject({
    kind: z.literal('truncate'),
    keep: z.number().min(0).max(1).default(0.5),
    contentLength: z.enum(['of-part', 'of-whole', 'none']).default('of-part'),
    ...always,
  }),
  /** Resets the connection: before the headers, or after this number of bytes of the body. */
  z.strictObject({ kind: z.literal('reset'), afterBytes: bytes.optional(), ...always }),
  z.strictObject({
    kind: z.literal('redirect'),
    status: z.number().int().min(300).max(399).default(302),
    location: z.string(),
    ...always,
  }),
  /** A body of this size that starts like JSON. */
  z.strictObject({
    kind: z.literal('huge'),
    bytes: bytes.default(200 * 2 ** 20),
    announced: z.boolean().default(true),
    ...always,
  }),
  /** The whole body under a wrong Content-Length. */
  z.strictObject({ kind: z.literal('content-length'), by: z.number().int(), ...always }),
  z.strictObject({
    kind: z.literal('wav-header'),
    defect: z.enum([
      'not-riff',
      'zero-sizes',
      'max-sizes',
      'not-pcm',
      'no-data',
      'no-channels',
      'no-rate',
    ]),
    ...always,
  }),
]);
export type Fault = z.infer<typeof Fault>;

/** The requests that a fault applies to. All conditions that are given have to be met. */
const Match = z.strictObject({
  /** `*` stands for any characters, including slashes. */
  path: z.string().optional(),
  method: z.string().optional(),
  /** The id in the path of get-call, get-chat or a recording. */
  callId: z.string().optional(),
  /** Of the requests that meet the conditions above: the first, second, … (counted from 1), */
  nth: z.union([z.number().int().min(1), z.array(z.number().int().min(1))]).optional(),
  /** every n-th, */
  every: z.number().int().min(1).optional(),
  /** or a share of them, which is the same in every run. */
  chance: z.number().min(0).max(1).optional(),
});
export type Match = z.infer<typeof Match>;

/** The content of a faults file: the first rule that applies decides. */
export const FaultRules = z.array(z.strictObject({ match: Match.default({}), fault: Fault }));
export type FaultRules = z.infer<typeof FaultRules>;
