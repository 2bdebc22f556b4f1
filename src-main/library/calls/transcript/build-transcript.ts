import type { Call, Entry, Word } from '../../../../src-shared/call.ts';
import { callLengthMs } from '../../../../src-shared/call-length.ts';
import {
  wordTrust,
  type Transcript,
  type TranscriptEntry,
  type TranscriptState,
  type WordColumns,
} from '../../../../src-shared/transcript.ts';
import { locateWords, type LocatedWord } from './locate-words.ts';

type Turn = Extract<Entry, { kind: 'turn' }>;

/** Speech that begins this much before the end of the previous word counts as overlapping. */
const overlapMs = 50;

/** A word may end this much after the call because of rounding alone. */
const roundingMs = 1000;

/**
 * A call's transcript as the desk shows it: entries in Retell's order, words as columns. With
 * `scrubbed` the redacted text is used where Retell made one.
 *
 * The text of a turn is always Retell's own. The word list only says when its words were spoken, and a
 * word of the text that has no counterpart in the list stays without a time.
 */
export function buildTranscript(call: Call, options: { readonly scrubbed: boolean }): Transcript {
  const useScrubbed = options.scrubbed && (call.scrubbedEntries?.length ?? 0) > 0;
  const source = (useScrubbed ? call.scrubbedEntries : call.entries) ?? [];
  const entries = source.length > 0 ? source : parseTextTranscript(call.transcriptText ?? '');
  const builder = new WordColumnsBuilder(callLengthMs(call), useScrubbed);
  const shown = entries.map((entry, index) =>
    entry.kind === 'turn' ? builder.addTurn(entry, index) : entry,
  );
  const words = builder.columns();
  return { state: stateOf(call, shown, words), scrubbed: useScrubbed, entries: shown, words };
}

function stateOf(
  call: Call,
  entries: readonly TranscriptEntry[],
  words: WordColumns,
): TranscriptState {
  if (words.count > 0) return 'ready';
  if (entries.some(({ kind }) => kind === 'turn')) return 'no-words';
  if (call.dataStorage === 'basic_attributes_only') return 'not-kept';
  const isOver = call.status === 'ended' || call.status === undefined;
  return call.entries === undefined && isOver ? 'not-fetched' : 'nothing-said';
}

/** Turns from the plain transcript, one “Agent: …” or “User: …” per line, where no entries came. */
export function parseTextTranscript(text: string): Turn[] {
  const turns: Turn[] = [];
  for (const line of text.split('\n')) {
    const start = /^\s*(Agent|User|Transfer Target)\s*:\s*(.*)$/iu.exec(line);
    const last = turns.at(-1);
    if (start) {
      const speaker = (start[1] ?? '').toLowerCase().replace(' ', '_');
      turns.push({ kind: 'turn', speaker, text: start[2] ?? '', words: [] });
    } else if (last !== undefined && line.trim() !== '') {
      turns[turns.length - 1] = { ...last, text: `${last.text}\n${line.trim()}` };
    }
  }
  return turns;
}

/** Collects the words of all turns and judges their times on the way. */
class WordColumnsBuilder {
  readonly #lengthMs: number | undefined;
  readonly #isRedacted: boolean;
  readonly #rows = {
    startMs: [] as number[],
    endMs: [] as number[],
    entry: [] as number[],
    textStart: [] as number[],
    textEnd: [] as number[],
    trust: [] as number[],
  };
  /** Per speaker, because two people may talk at once but one person may not. */
  readonly #latest = new Map<string, { readonly startMs: number; readonly endMs: number }>();

  constructor(lengthMs: number | undefined, isRedacted: boolean) {
    this.#lengthMs = lengthMs;
    this.#isRedacted = isRedacted;
  }

  addTurn(turn: Turn, entry: number): TranscriptEntry {
    const words = turn.words.filter((word) => textOf(word).trim() !== '');
    const text = this.#textOf(turn, words);
    const firstWord = this.#rows.startMs.length;
    const located = words.length === 0 ? [] : locateWords(text, words.map(textOf));
    for (const word of located) this.#addWord(word, words, { entry, speaker: turn.speaker });
    const count = this.#rows.startMs.length - firstWord;
    return {
      kind: 'turn',
      speaker: turn.speaker,
      text,
      firstWord: count === 0 ? -1 : firstWord,
      lastWord: count === 0 ? -1 : firstWord + count - 1,
      ...(turn.sentMs === undefined ? {} : { sentMs: turn.sentMs }),
    };
  }

  #addWord(
    { start, end, first, last }: LocatedWord,
    words: readonly Word[],
    turn: { readonly entry: number; readonly speaker: string },
  ): void {
    const startMs = words.slice(Math.max(0, first), last + 1).find(isTimed)?.startMs;
    const endMs = words[last]?.endMs;
    this.#rows.startMs.push(startMs ?? -1);
    this.#rows.endMs.push(startMs === undefined ? -1 : (endMs ?? -1));
    this.#rows.entry.push(turn.entry);
    this.#rows.textStart.push(start);
    this.#rows.textEnd.push(end);
    this.#rows.trust.push(this.#trustOf(turn.speaker, startMs, endMs));
  }

  columns(): WordColumns {
    const rows = this.#rows;
    return {
      count: rows.startMs.length,
      startMs: Float64Array.from(rows.startMs),
      endMs: Float64Array.from(rows.endMs),
      entry: Uint32Array.from(rows.entry),
      textStart: Uint32Array.from(rows.textStart),
      textEnd: Uint32Array.from(rows.textEnd),
      trust: Uint8Array.from(rows.trust),
    };
  }

  /**
   * The words stand in for a text that is missing altogether, except in a redacted turn: there they may
   * hold what the text leaves out on purpose.
   */
  #textOf(turn: Turn, words: readonly Word[]): string {
    if (turn.text.trim() !== '' || this.#isRedacted) return turn.text;
    return words.map((word) => textOf(word).trim()).join(' ');
  }

  #trustOf(speaker: string, startMs: number | undefined, endMs = -1): number {
    if (startMs === undefined) return wordTrust.absent;
    if (this.#isImpossible(startMs, endMs)) return wordTrust.impossible;
    const before = this.#latest.get(speaker);
    if (before !== undefined && startMs < before.startMs) return wordTrust.outOfOrder;
    this.#latest.set(speaker, { startMs, endMs });
    return before !== undefined && startMs < before.endMs - overlapMs
      ? wordTrust.overlapping
      : wordTrust.good;
  }

  #isImpossible(startMs: number, endMs: number): boolean {
    const limit = (this.#lengthMs ?? Number.POSITIVE_INFINITY) + roundingMs;
    return startMs < 0 || startMs > limit || (endMs >= 0 && endMs < startMs);
  }
}

const textOf = ({ text }: Word): string => text;

const isTimed = ({ startMs }: Word): boolean => startMs !== undefined;
