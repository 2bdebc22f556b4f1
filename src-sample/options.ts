import { z } from 'zod';
import { FaultRules } from './faults/fault.ts';

const count = z.number().int().min(0);
/** An event for a number of calls, some time after the start. */
const Later = z.object({ calls: count, afterMs: z.number().min(0) });

/** The options of a sample Retell; every field has a default. */
export const SampleOptions = z.object({
  /** 0 chooses a free port. */
  port: z.number().int().min(0).max(65_535).default(0),
  apiKey: z.string().min(1).default('key_sample_retell'),
  /** Folder of the small workspace: `calls/*.json`, their Ogg Opus, and `chats.json`. */
  folder: z.string().default('resources/sample'),
  /** 0 serves the small workspace, any other number this many generated calls. */
  calls: count.max(2 ** 24).default(0),
  seed: z.number().int().default(1),
  /** This number of the newest generated calls are 2 h and 25,000 words long. */
  long: count.default(0),
  /** Share of the generated calls that have a recording, 0 to 1. */
  recordings: z.number().min(0).max(1).default(0.1),
  /** Which versions of list-calls are available. */
  api: z.enum(['v3', 'v2', 'v1', 'all']).default('all'),
  /** Versions that are not available respond with 410 instead of 404. */
  gone: z.boolean().default(false),
  /** v2 responds with a bare array, as Retell does, or with the object that its document shows. */
  v2Answer: z.enum(['array', 'object']).default('array'),
  /** Whether lists of chats contain the messages, as the document shows, or only get-chat does. */
  chatItems: z.enum(['brief', 'full']).default('brief'),
  /** Whether calls contain their custom attributes, or can only be filtered by them. */
  attributes: z.enum(['shown', 'hidden']).default('shown'),
  /** How long a signed link is valid. */
  linkLifetimeMs: z
    .number()
    .min(0)
    .default(24 * 3_600_000),
  /** This number of the newest calls have no analysis until then. */
  lateAnalysis: Later.default({ calls: 0, afterMs: 0 }),
  /** This number of the oldest calls are deleted then. */
  retention: Later.default({ calls: 0, afterMs: 0 }),
  faults: FaultRules.default([]),
  /** Enables `/__sample/…`. */
  control: z.boolean().default(false),
});
export type SampleOptions = z.infer<typeof SampleOptions>;

/** The options as they are given; all are optional. */
export type SampleOptionsInput = z.input<typeof SampleOptions>;
