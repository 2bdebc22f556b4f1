import { z } from 'zod';
import type { Span } from './span.ts';

/**
 * What a reviewer notes beside Retell's data of a call. None of it changes what Retell reported, which
 * is evidence and stays as it came.
 */

const longText = z.string().max(20_000);

/** What a better agent would have said or done in place of a turn. */
export const BetterReply = z.object({
  /** Index of the transcript entry. */
  entry: z.number().int().nonnegative(),
  /** The turn as the reviewer saw it. */
  quote: longText,
  reply: longText,
});
export type BetterReply = z.infer<typeof BetterReply>;

/** What was really said in place of some words; empty if nothing was said. */
export interface Correction {
  readonly id: string;
  readonly span: Span;
  /** The words as Retell transcribed them. */
  readonly original: string;
  readonly corrected: string;
  readonly createdMs: number;
}

/** One of Retell's judgements of a call: `sentiment`, `success` or a field of the custom analysis. */
export const VerdictField = z
  .string()
  .max(300)
  .regex(/^(?:sentiment|success|custom\..+)$/su);

/** What the reviewer thinks of one of Retell's judgements. */
export const Verdict = z.discriminatedUnion('stance', [
  z.object({ stance: z.literal('agreed'), retellValue: longText.optional() }),
  z.object({
    stance: z.literal('corrected'),
    retellValue: longText.optional(),
    /** The value that Retell should have reported. */
    value: longText.min(1),
    reason: longText.optional(),
  }),
  z.object({
    stance: z.literal('disputed'),
    retellValue: longText.optional(),
    reason: longText.min(1),
  }),
]);
export type Verdict = z.infer<typeof Verdict>;

/** What one reviewer noted beside the transcript and Retell's judgements of a call. */
export interface Annotations {
  /** In the order of the transcript; no two of them overlap. */
  readonly corrections: readonly Correction[];
  /** Indices of the transcript entries whose words were compared with what was really said, ascending. */
  readonly checkedTurns: readonly number[];
  /** By transcript entry, ascending. */
  readonly betterReplies: readonly BetterReply[];
  /** By verdict field. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
}
