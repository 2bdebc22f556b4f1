import { z } from 'zod';
import { CallFilter } from '../filter.ts';

const count = z.number().int().min(1).max(100_000);
const phrase = z.string().trim().min(1).max(300);

/** Whose turns are searched. */
const SpeakerChoice = z.enum(['agent', 'user', 'either']);

/**
 * Phrases that must be said, or must not be said. The syntax is defined in docs/measures.md: words, `*`
 * at the end of a word, `(one|other)`, `[optional]`, `...` for up to five words between.
 */
const PhraseMeasure = z.object({
  kind: z.literal('phrase'),
  speaker: SpeakerChoice,
  phrases: z.array(phrase).min(1).max(50),
  mode: z.enum(['any', 'all', 'none']),
  /**
   * Limits the search to the first or last seconds of the call, or to the first or last turns of that
   * speaker.
   */
  within: z
    .object({ edge: z.enum(['first', 'last']), count, unit: z.enum(['seconds', 'turns']) })
    .optional(),
  /**
   * Limits the search to the text before the first, or after the last, occurrence of this phrase by any
   * speaker.
   */
  relation: z.object({ order: z.enum(['before', 'after']), phrase }).optional(),
});

/** The figures of a call that a measure can compare with a limit. Times are in milliseconds. */
const figureNames = [
  'responseTimeP50',
  'responseTimeP90',
  'responseTimeMax',
  'deadAirMs',
  'silenceShare',
  'overlaps',
  'interruptionsByAgent',
  'interruptionsByCaller',
  'agentTalkShare',
  'longestMonologueMs',
  'failedToolCalls',
  'timeToFirstWordMs',
] as const;

/** Compares a figure defined in docs/markers.md with a limit. Shares are from 0 to 1. */
const FigureMeasure = z.object({
  kind: z.literal('figure'),
  figure: z.enum(figureNames),
  op: z.enum(['le', 'lt', 'ge', 'gt']),
  limit: z.number().min(0).max(1e9),
});

/** A filter as in the queue, applied to the call. */
const FieldMeasure = z.object({ kind: z.literal('field'), filter: CallFilter });

/** The speaker said nearly the same thing again, at least `times` times after the first. */
const RepeatMeasure = z.object({
  kind: z.literal('repeat'),
  speaker: z.enum(['agent', 'user']),
  times: z.number().int().min(1).max(100),
});

/** A rule that Earmark evaluates automatically. The result is met, not met or unknown. */
export const Measure = z.discriminatedUnion('kind', [
  PhraseMeasure,
  FigureMeasure,
  FieldMeasure,
  RepeatMeasure,
]);
export type Measure = z.infer<typeof Measure>;
export type PhraseMeasure = z.infer<typeof PhraseMeasure>;
export type FigureMeasure = z.infer<typeof FigureMeasure>;
export type FieldMeasure = z.infer<typeof FieldMeasure>;
export type RepeatMeasure = z.infer<typeof RepeatMeasure>;
