import { z } from 'zod';

/** What main asks the spelling process. The id comes back with the response. */
export const SpellingRequest = z.object({
  id: z.number().int(),
  what: z.enum(['misspelled', 'suggestions']),
  /** For suggestions, the one misspelled word. */
  words: z.array(z.string()),
});
export type SpellingRequest = z.infer<typeof SpellingRequest>;

export const SpellingResponse = z.object({ id: z.number().int(), words: z.array(z.string()) });
export type SpellingResponse = z.infer<typeof SpellingResponse>;
