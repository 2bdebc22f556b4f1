import { z } from 'zod';

const headers = z.record(z.string(), z.string()).default({});
const bytes = z.number().int().min(0);

/** Any fault may also be late, and come from a server whose clock is wrong. */
const always = {
  delayMs: z.number().min(0).default(0),
  /** Added to the clock of the Date header. */
  clockSkewMs: z.number().default(0),
};

/** One way in which an answer goes wrong. */
export const Fault = z.discriminatedUnion('kind', [
  /** The right answer, only late, skewed, or with other headers. */
  z.strictObject({ kind: z.literal('right'), headers, ...always }),
  /** Any other answer. A body that is no text is sent as JSON. */
  z.strictObject({
    kind: z.literal('answer'),
    status: z.number().int().min(200).max(599).default(200),
    headers,
    body: z.json().optional(),
    /** Writes Retry-After for this long from now, by this server's clock, in one of three ways. */
    retryAfter: z
      .strictObject({
        ms: z.number(),
        as: z.enum(['seconds', 'date', 'milliseconds']).default('seconds'),
      })
      .optional(),
    ...always,
  }),
  /** A page for people in place of JSON. */
  z.strictObject({
    kind: z.literal('html'),
    status: z.number().int().min(200).max(599).default(200),
    ...always,
  }),
  /** Sends so many bytes and then nothing, for as long as the caller waits. */
  z.strictObject({ kind: z.literal('stall'), afterBytes: bytes.default(0), ...always }),
  /** Sends a part of the body; what is said of its length beforehand differs. */
  z.strictObject({
    kind: z.literal('truncate'),
    keep: z.number().min(0).max(1).default(0.5),
    contentLength: z.enum(['of-part', 'of-whole', 'none']).default('of-part'),
    ...always,
  }),
  /** Breaks the connection: before anything, or after so many bytes of the body. */
  z.strictObject({ kind: z.literal('reset'), afterBytes: bytes.optional(), ...always }),
  z.strictObject({
    kind: z.literal('redirect'),
    status: z.number().int().min(300).max(399).default(302),
    location: z.string(),
    ...always,
  }),
  /** A body of so many bytes that looks like JSON at first. */
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

/** Which requests a fault befalls. Everything named has to agree. */
const Match = z.strictObject({
  /** `*` stands for anything, also for slashes. */
  path: z.string().optional(),
  method: z.string().optional(),
  /** The id in the path of get-call, get-chat or a recording. */
  callId: z.string().optional(),
  /** Of the requests that agree so far: the first, second, … (counted from 1), */
  nth: z.union([z.number().int().min(1), z.array(z.number().int().min(1))]).optional(),
  /** every so many, */
  every: z.number().int().min(1).optional(),
  /** or a share of them, drawn the same way in every run. */
  chance: z.number().min(0).max(1).optional(),
});
export type Match = z.infer<typeof Match>;

/** The content of a faults file: the first rule that is due decides. */
export const FaultRules = z.array(z.strictObject({ match: Match.default({}), fault: Fault }));
export type FaultRules = z.infer<typeof FaultRules>;
