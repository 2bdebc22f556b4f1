import type { AppError } from './errors.ts';
import { err, ok, type Result } from './result.ts';
import type { Edit, ReviewData } from './review.ts';
import type { Span } from './span.ts';

type EditOf<K extends Edit['kind']> = Extract<Edit, { kind: K }>;
type EditResult = Result<ReviewData, AppError>;

const refused = (reason: string): EditResult => err({ kind: 'edit-refused', reason });

/** Writes down what was really said. A correction that says the same as Retell is none. */
export function setCorrection(
  data: ReviewData,
  { correction }: EditOf<'correction.set'>,
  nowMs: number,
): EditResult {
  const others = data.corrections.filter(({ id }) => id !== correction.id);
  const corrected = correction.corrected.trim();
  if (corrected === correction.original.trim()) return ok({ ...data, corrections: others });
  if (!hasPlace(correction.span)) return refused('Select the words to correct.');
  if (others.some(({ span }) => isOverlapping(span, correction.span))) {
    return refused('Some of these words are corrected already. Change that correction.');
  }
  const before = data.corrections.find(({ id }) => id === correction.id);
  const added = { ...correction, corrected, createdMs: before?.createdMs ?? nowMs };
  return ok({ ...data, corrections: [...others, added].toSorted(byPlace) });
}

export function removeCorrection(
  data: ReviewData,
  { id }: EditOf<'correction.remove'>,
): EditResult {
  const corrections = data.corrections.filter((one) => one.id !== id);
  return corrections.length === data.corrections.length
    ? refused('This correction is no longer on the call.')
    : ok({ ...data, corrections });
}

export function checkTurn(data: ReviewData, { entry, checked }: EditOf<'turn.check'>): ReviewData {
  const others = data.checkedTurns.filter((one) => one !== entry);
  const checkedTurns = checked ? [...others, entry].toSorted((a, b) => a - b) : others;
  return { ...data, checkedTurns };
}

export function setBetterReply(
  data: ReviewData,
  { entry, quote, reply }: EditOf<'reply.set'>,
): ReviewData {
  const others = data.betterReplies.filter((one) => one.entry !== entry);
  const isBlank = reply.trim() === '';
  const betterReplies = isBlank
    ? others
    : [...others, { entry, quote, reply }].toSorted((a, b) => a.entry - b.entry);
  return { ...data, betterReplies };
}

export function setVerdict(
  data: ReviewData,
  { field, verdict }: EditOf<'verdict.set'>,
): EditResult {
  const { [field]: _previous, ...others } = data.verdicts;
  if (verdict === undefined) return ok({ ...data, verdicts: others });
  if (verdict.stance === 'disputed' && verdict.reason.trim() === '') {
    return refused('Enter why you dispute this.');
  }
  if (verdict.stance === 'corrected' && verdict.value.trim() === '') {
    return refused('Enter the right value.');
  }
  return ok({ ...data, verdicts: { ...others, [field]: verdict } });
}

/** Words, or a whole turn of a transcript without words. */
const hasPlace = ({ firstWord, lastWord, entry }: Span): boolean =>
  firstWord === undefined || lastWord === undefined
    ? firstWord === lastWord && entry !== undefined
    : firstWord <= lastWord;

function isOverlapping(one: Span, other: Span): boolean {
  if (one.firstWord === undefined || other.firstWord === undefined) {
    return one.entry === other.entry;
  }
  const { lastWord: oneLast = one.firstWord } = one;
  const { lastWord: otherLast = other.firstWord } = other;
  return one.firstWord <= otherLast && other.firstWord <= oneLast;
}

/** In the order of the transcript, which is also the order that the library reads them in. */
const byPlace = (one: { readonly span: Span }, other: { readonly span: Span }): number =>
  (one.span.entry ?? -1) - (other.span.entry ?? -1) ||
  (one.span.firstWord ?? -1) - (other.span.firstWord ?? -1);
