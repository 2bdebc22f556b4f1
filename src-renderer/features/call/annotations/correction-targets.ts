import type { Correction } from '../../../../src-shared/annotations.ts';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import { placeCorrections } from '../../../../src-shared/corrections/placed-corrections.ts';
import { turnOfQuote } from '../../../../src-shared/corrections/turn-correction.ts';
import { passageOfWords, type WordRange } from '../../../../src-shared/passage.ts';
import type { Transcript } from '../../../../src-shared/transcript.ts';
import { wordsOfQuote } from '../../../../src-shared/words-of-quote.ts';
import type { CorrectionTarget } from './annotation-store.ts';
import { correctionText as text } from './annotation-text.ts';

/** Where the reviewer is in the call. */
interface Place {
  /** The selected words or the spoken one, in a transcript with words. */
  readonly words: WordRange;
  /** The current entry, in a transcript without words. */
  readonly entry: number;
  readonly newId: () => string;
}

type Shown = Pick<CallDetail, 'callId' | 'transcript'>;
/** What can be corrected, or why nothing can. */
type Found = CorrectionTarget | string;

/** The edit takes no longer text. */
const maxQuoteCharacters = 20_000;

/** What a correction at this place is about. Without words, the whole turn is corrected. */
export const targetAt = (shown: Shown, corrections: readonly Correction[], place: Place): Found =>
  shown.transcript.words.count === 0
    ? turnTarget(shown, corrections, place)
    : wordsTarget(shown, corrections, place);

/** What a stored correction is about. */
export function storedTarget(
  { callId, transcript }: Shown,
  { id, span, original, corrected }: Correction,
): CorrectionTarget {
  const passage = { span, quote: original };
  return {
    callId,
    id,
    span,
    original,
    text: corrected,
    isStored: true,
    entry: turnOfQuote(transcript, passage) ?? 0,
    words: wordsOfQuote(transcript, passage),
  };
}

function turnTarget(
  shown: Shown,
  corrections: readonly Correction[],
  { entry, newId }: Place,
): Found {
  const { callId, transcript } = shown;
  if (transcript.state !== 'no-words') return text.nothing;
  const turn = transcript.entries[entry];
  if (turn?.kind !== 'turn' || turn.text.trim() === '') return text.noTurn;
  if (turn.text.length > maxQuoteCharacters) return text.tooLong;
  const stored = placeCorrections(transcript, corrections).get(entry)?.[0]?.correction;
  if (stored !== undefined) return storedTarget(shown, stored);
  return {
    callId,
    id: newId(),
    span: { entry },
    original: turn.text,
    text: turn.text.trim(),
    isStored: false,
    entry,
    words: undefined,
  };
}

function wordsTarget(
  shown: Shown,
  corrections: readonly Correction[],
  { words, newId }: Place,
): Found {
  const { callId, transcript } = shown;
  const { first, last } = words;
  const here = corrections.filter((correction) => isAt(transcript, correction, words));
  if (here.length > 1) return text.severalCorrections;
  const [stored] = here;
  if (stored !== undefined) return storedTarget(shown, stored);
  const entry = transcript.words.entry[first] ?? 0;
  if (entry !== transcript.words.entry[last]) return text.severalTurns;
  const { span, quote } = passageOfWords(transcript, first, last);
  return { callId, id: newId(), span, original: quote, text: quote, isStored: false, entry, words };
}

/** A turn that was corrected as a whole before the transcript had words is corrected at each of them. */
function isAt({ words }: Transcript, { span }: Correction, { first, last }: WordRange): boolean {
  if (span.firstWord === undefined) {
    return words.entry[first] === span.entry || words.entry[last] === span.entry;
  }
  return span.firstWord <= last && first <= (span.lastWord ?? span.firstWord);
}
