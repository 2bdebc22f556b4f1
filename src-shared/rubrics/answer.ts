import { z } from 'zod';

const id = z.string().min(1).max(100);

/** The value of an answer. `not-applicable` is valid for every kind of criterion that allows it. */
export const AnswerValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choice'), optionId: id }),
  /** The checked items. An empty list is an answer, too. */
  z.object({ kind: z.literal('checklist'), itemIds: z.array(id).max(20) }),
  z.object({ kind: z.literal('number'), value: z.number().min(-1e9).max(1e9) }),
  z.object({ kind: z.literal('text'), text: z.string().max(20_000) }),
  z.object({ kind: z.literal('not-applicable') }),
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** By criterion id. */
export type AnswerValues = Readonly<Record<string, AnswerValue | undefined>>;
