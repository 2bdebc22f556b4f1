import { z } from 'zod';

/** How a CSV file separates its cells and writes its numbers. */
export const CsvDialect = z.object({
  separator: z.enum(['comma', 'semicolon', 'tab']),
  decimalSign: z.enum(['point', 'comma']),
  /** Whether texts are protected from being run or converted by a spreadsheet. */
  guarded: z.boolean(),
});
export type CsvDialect = z.infer<typeof CsvDialect>;

/** Pages for people: an overview of many reviews, or each scorecard in full. */
const document = { content: z.enum(['summary', 'scorecards']) };

/** Which words can't be heard in clips. */
export const Silence = z.object({
  /** Those that Retell left out of the redacted transcript. */
  redactedWords: z.boolean(),
  /** Words and phrases, wherever they are said. */
  words: z.array(z.string().trim().min(1).max(200)).max(100),
});
export type Silence = z.infer<typeof Silence>;

/** The format of an export, with the options that this format has. */
export const ExportOptions = z.discriminatedUnion('format', [
  z.object({ format: z.literal('csv'), ...CsvDialect.shape }),
  z.object({ format: z.literal('xlsx') }),
  z.object({ format: z.literal('json') }),
  z.object({ format: z.literal('jsonl'), per: z.enum(['call', 'turn']) }),
  /** With `clips`, scorecards play the moments that they quote. */
  z.object({ format: z.literal('html'), ...document, clips: Silence.optional() }),
  z.object({ format: z.literal('pdf'), ...document }),
  z.object({ format: z.literal('wav'), silence: Silence }),
]);
export type ExportOptions = z.infer<typeof ExportOptions>;
export type ExportFormat = ExportOptions['format'];
