import type { Transcript } from '../transcript.ts';
import type { PhraseMeasure } from './measure.ts';
import {
  met,
  notMet,
  unknown,
  type MeasureEvidence,
  type MeasureResult,
} from './measure-result.ts';
import { measureText } from './measure-text.ts';
import { findPhrase, parsePhrase, type Phrase } from './phrase.ts';
import { evidenceFor, spokenTurns, type SpokenTurn } from './spoken-turns.ts';

interface Said {
  /** As written in the measure. */
  readonly phrase: string;
  readonly evidence: MeasureEvidence;
  /** The turn and the position in its text, for comparing order. */
  readonly turn: number;
  readonly start: number;
  readonly end: number;
}

interface PhraseCall {
  readonly transcript: Transcript;
  readonly durationMs?: number;
}

/** Whether an occurrence is inside or outside the part of the call that is searched, or unknown. */
type Standing = 'inside' | 'outside' | 'unknown';

/** Searches the turns of the speaker for the phrases. A phrase never spans two turns. */
export function evaluatePhrase(measure: PhraseMeasure, call: PhraseCall): MeasureResult {
  const turns = spokenTurns(call.transcript);
  if (turns === undefined) return unknown(measureText.noTranscript);
  const standing = standingOf(measure, call, turns);
  if (typeof standing === 'string') return unknown(standing);
  const found: Occurrences[] = [];
  for (const phrase of measure.phrases) {
    const parsed = parsePhrase(phrase);
    if (!parsed.ok) return unknown(measureText.unreadable(phrase));
    const own = turns.filter(({ speaker }) => isBy(measure.speaker, speaker));
    const said = occurrences(call.transcript, own, phrase, parsed.value);
    const of = (wanted: Standing): readonly Said[] =>
      said.filter((one) => standing(one) === wanted);
    found.push({
      phrase,
      inside: of('inside'),
      outside: of('outside'),
      unknown: of('unknown'),
    });
  }
  return conclude(measure, found);
}

type Occurrences = { readonly phrase: string } & Readonly<Record<Standing, readonly Said[]>>;

function conclude(measure: PhraseMeasure, found: readonly Occurrences[]): MeasureResult {
  if (measure.mode === 'all') return concludeAll(measure, found);
  const inside = found.flatMap((one) => one.inside);
  const [first] = inside;
  if (first !== undefined) {
    const result = measure.mode === 'any' ? met : notMet;
    return result(measureText.said(words(first), first.evidence.startMs), evidence(inside));
  }
  const uncertain = doubt(found);
  if (uncertain !== undefined) return uncertain;
  return measure.mode === 'none'
    ? met(measureText.notSaid(measure.phrases))
    : notMet(...whyMissing(measure.phrases, found));
}

function concludeAll({ phrases }: PhraseMeasure, found: readonly Occurrences[]): MeasureResult {
  const inside = evidence(found.flatMap((one) => one.inside));
  const missing = found.filter((one) => one.inside.length === 0);
  if (missing.length === 0) return met(measureText.allSaid(phrases.length), inside);
  const uncertain = doubt(found);
  if (uncertain !== undefined && missing.every((one) => one.unknown.length > 0)) return uncertain;
  return phrases.length === 1
    ? notMet(...whyMissing(phrases, found))
    : notMet(measureText.missing(missing.map(({ phrase }) => phrase)), inside);
}

/** If a phrase was said at an unknown time, it may or may not count. */
function doubt(found: readonly Occurrences[]): MeasureResult | undefined {
  const uncertain = found.flatMap((one) => one.unknown);
  const [first] = uncertain;
  return first && unknown(measureText.uncertain(words(first)), evidence(uncertain));
}

/** If the phrase is said in another part of the call, that occurrence is the evidence. */
function whyMissing(
  phrases: readonly string[],
  found: readonly Occurrences[],
): readonly [string, readonly MeasureEvidence[]] {
  const outside = found.flatMap((one) => one.outside);
  const [first] = outside;
  return first === undefined
    ? [measureText.notSaid(phrases), []]
    : [measureText.elsewhere(words(first), first.evidence.startMs), evidence(outside)];
}

/** What was said, which tells more than the pattern that it matches. */
const words = ({ phrase, evidence: { quote } }: Said): string => quote ?? phrase;

const evidence = (said: readonly Said[]): readonly MeasureEvidence[] =>
  said.map((one) => one.evidence).toSorted((a, b) => a.entry - b.entry || a.startMs - b.startMs);

const isBy = (choice: PhraseMeasure['speaker'], speaker: string): boolean =>
  choice === 'either' ? speaker === 'agent' || speaker === 'user' : speaker === choice;

function occurrences(
  transcript: Transcript,
  turns: readonly SpokenTurn[],
  phrase: string,
  parsed: Phrase,
): readonly Said[] {
  return turns.flatMap((turn): Said[] => {
    const said: Said[] = [];
    let from = 0;
    for (;;) {
      const match = findPhrase(parsed, turn.texts, from);
      if (match === undefined) return said;
      const start = turn.words[match.first]?.start ?? 0;
      const end = turn.words[match.end - 1]?.end ?? turn.text.length;
      said.push({
        phrase,
        evidence: evidenceFor(transcript, turn, { start, end }),
        turn: turn.entry,
        start,
        end,
      });
      from = match.end;
    }
  });
}

/**
 * Returns a function that classifies an occurrence, or a string with the reason why no occurrence of
 * the call can be classified.
 */
function standingOf(
  measure: PhraseMeasure,
  call: PhraseCall,
  turns: readonly SpokenTurn[],
): ((said: Said) => Standing) | string {
  const window = windowOf(measure, call, turns);
  if (typeof window === 'string') return window;
  const side = sideOf(measure, call.transcript, turns);
  if (typeof side === 'string') return side;
  return (said) => (side(said) ? window(said) : 'outside');
}

function windowOf(
  { within, speaker }: PhraseMeasure,
  { transcript, durationMs }: PhraseCall,
  turns: readonly SpokenTurn[],
): ((said: Said) => Standing) | string {
  if (within === undefined) return () => 'inside';
  const { edge, count, unit } = within;
  if (unit === 'turns') {
    const own = turns.filter((turn) => isBy(speaker, turn.speaker)).map(({ entry }) => entry);
    const inside = new Set(edge === 'first' ? own.slice(0, count) : own.slice(-count));
    return ({ turn }) => (inside.has(turn) ? 'inside' : 'outside');
  }
  if (transcript.state === 'no-words') return measureText.noWordTimes;
  if (edge === 'last' && durationMs === undefined) return measureText.noLength;
  const limit = edge === 'first' ? count * 1000 : (durationMs ?? 0) - count * 1000;
  return ({ evidence: { startMs } }) => {
    if (startMs < 0) return 'unknown';
    return (edge === 'first' ? startMs <= limit : startMs >= limit) ? 'inside' : 'outside';
  };
}

function sideOf(
  { relation }: PhraseMeasure,
  transcript: Transcript,
  turns: readonly SpokenTurn[],
): ((said: Said) => boolean) | string {
  if (relation === undefined) return () => true;
  const parsed = parsePhrase(relation.phrase);
  if (!parsed.ok) return measureText.unreadable(relation.phrase);
  const anchors = occurrences(transcript, turns, relation.phrase, parsed.value);
  const anchor = relation.order === 'before' ? anchors[0] : anchors.at(-1);
  if (anchor === undefined) return measureText.anchorNotSaid(relation.phrase);
  return relation.order === 'before'
    ? (said) => said.turn < anchor.turn || (said.turn === anchor.turn && said.end <= anchor.start)
    : (said) => said.turn > anchor.turn || (said.turn === anchor.turn && said.start >= anchor.end);
}
