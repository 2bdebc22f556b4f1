import { z } from 'zod';

/** An error that nothing in the page expected. Main writes it to the log. */
export const PageError = z.object({
  message: z.string().max(500),
  stack: z.string().max(4000),
  /** Where it ended: at the window, in a promise that nobody waited for, or at a boundary of React. */
  caughtBy: z.enum(['window', 'promise', 'boundary']),
});
export type PageError = z.infer<typeof PageError>;
