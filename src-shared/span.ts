import { z } from 'zod';

/**
 * A passage of a call: words if the transcript has words, otherwise an entry, and the time if it is
 * known. Word indices refer to the transcript that the reviewer saw; both ends are included.
 */
export const Span = z.object({
  startMs: z.number().optional(),
  endMs: z.number().optional(),
  firstWord: z.number().int().nonnegative().optional(),
  lastWord: z.number().int().nonnegative().optional(),
  entry: z.number().int().nonnegative().optional(),
});
export type Span = z.infer<typeof Span>;
