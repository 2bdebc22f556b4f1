import { mergedRanges } from './merged-ranges.ts';
import { phrasesInText } from './phrases-in-text.ts';

/** Stands for silenced words in a quote. */
export const silencedQuote = '[silenced]';

/** The quote with `[silenced]` in place of each phrase. */
export function silenceQuote(quote: string, phrases: readonly string[]): string {
  let text = '';
  let done = 0;
  for (const { from, to } of mergedRanges(phrasesInText(quote, phrases))) {
    text += quote.slice(done, from) + silencedQuote;
    done = to;
  }
  return text + quote.slice(done);
}
