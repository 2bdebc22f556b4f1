import { z } from 'zod';
import { FaultRules } from './faults/fault.ts';

const count = z.number().int().min(0);
/** Something that happens to so many calls, so long after the start. */
const Later = z.object({ calls: count, afterMs: z.number().min(0) });

/** How a sample Retell is to be; every field has a default. */
export const SampleOptions = z.object({
  /** 0 takes a free port. */
  port: z.number().int().min(0).max(65_535).default(0),
  apiKey: z.string().min(1).default('key_sample_retell'),
  /** Folder of the small workspace: `calls/*.json`, their Ogg Opus, and `chats.json`. */
  folder: z.string().default('resources/sample'),
  /** 0 serves the small workspace, anything else so many generated calls. */
  calls: count.max(2 ** 24).default(0),
  seed: z.number().int().default(1),
  /** The newest so many generated calls are 2 h and 25,000 words long. */
  long: count.default(0),
  /** Share of the generated calls that have a recording, 0 to 1. */
  recordings: z.number().min(0).max(1).default(0.1),
  /** Which list-calls is offered. */
  api: z.enum(['v3', 'v2', 'v1', 'all']).default('all'),
  /** Versions not offered answer 410 in place of 404. */
  gone: z.boolean().default(false),
  /** v2 answers a bare array, as Retell does, or the object that its document shows. */
  v2Answer: z.enum(['array', 'object']).default('array'),
  /** Whether lists of chats carry their messages, as the document shows, or leave them to get-chat. */
  chatItems: z.enum(['brief', 'full']).default('brief'),
  /** Whether calls tell their custom attributes, or can only be filtered by them. */
  attributes: z.enum(['told', 'kept']).default('told'),
  /** How long a signed link serves. */
  linkLifetimeMs: z
    .number()
    .min(0)
    .default(24 * 3_600_000),
  /** The newest so many calls have no analysis until then. */
  lateAnalysis: Later.default({ calls: 0, afterMs: 0 }),
  /** The oldest so many calls are deleted then. */
  retention: Later.default({ calls: 0, afterMs: 0 }),
  faults: FaultRules.default([]),
  /** Offers `/__sample/…`. */
  control: z.boolean().default(false),
});
export type SampleOptions = z.infer<typeof SampleOptions>;

/** What may be left out. */
export type SampleOptionsInput = z.input<typeof SampleOptions>;
