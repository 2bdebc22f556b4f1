import type { Call, Entry, Word } from '../../../src-shared/call.ts';
import {
  wordTrust,
  type Transcript,
  type TranscriptEntry,
  type TranscriptState,
  type WordColumns,
} from '../../../src-shared/transcript.ts';

type Turn = Extract<Entry, { kind: 'turn' }>;

/** Speech that begins this much before the word ahead has ended is taken as overlapping. */
const overlapMs = 50;

/** A word may end this much after the recording by rounding alone. */
const roundingMs = 1000;

/**
 * A call's transcript for the desk: entries in Retell's order, words as columns. With `scrubbed` the
 * text without personal data is taken where Retell made one.
 */
export function buildTranscript(call: Call, options: { readonly scrubbed: boolean }): Transcript {
  const useScrubbed = options.scrubbed && (call.scrubbedEntries?.length ?? 0) > 0;
  const source = (useScrubbed ? call.scrubbedEntries : call.entries) ?? [];
  const entries = source.length > 0 ? source : parseTextTranscript(call.transcriptText ?? '');
  const builder = new Columns(call.durationMs);
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
  const over = call.status === 'ended' || call.status === undefined;
  return call.entries === undefined && over ? 'not-fetched' : 'nothing-said';
}

/** Turns from the plain transcript, "Agent: …" and "User: …" a line, where no entries came. */
export function parseTextTranscript(text: string): Turn[] {
  const turns: Turn[] = [];
  for (const line of text.split('\n')) {
    const said = /^\s*(Agent|User|Transfer Target)\s*:\s*(.*)$/iu.exec(line);
    const last = turns.at(-1);
    if (said) {
      const speaker = (said[1] ?? '').toLowerCase().replace(' ', '_');
      turns.push({ kind: 'turn', speaker, text: said[2] ?? '', words: [] });
    } else if (last !== undefined && line.trim() !== '') {
      turns[turns.length - 1] = { ...last, text: `${last.text}\n${line.trim()}` };
    }
  }
  return turns;
}

/** Collects the words of all turns, and judges their times as they come. */
class Columns {
  readonly #durationMs: number | undefined;
  readonly #rows = {
    startMs: [] as number[],
    endMs: [] as number[],
    entry: [] as number[],
    textStart: [] as number[],
    textEnd: [] as number[],
    trust: [] as number[],
  };
  /** By speaker: two people may well talk at once, one person may not. */
  readonly #latest = new Map<string, { readonly startMs: number; readonly endMs: number }>();

  constructor(durationMs: number | undefined) {
    this.#durationMs = durationMs;
  }

  addTurn(turn: Turn, entry: number): TranscriptEntry {
    const words = turn.words.filter(({ text }) => text.trim() !== '');
    const { text, places } = locateWords(turn.text, words);
    const firstWord = this.#rows.startMs.length;
    words.forEach((word, index) => {
      const [start, end] = places[index] ?? [0, 0];
      this.#rows.startMs.push(word.startMs ?? -1);
      this.#rows.endMs.push(word.endMs ?? -1);
      this.#rows.entry.push(entry);
      this.#rows.textStart.push(start);
      this.#rows.textEnd.push(end);
      this.#rows.trust.push(this.#judge(word, turn.speaker));
    });
    const none = words.length === 0;
    return {
      kind: 'turn',
      speaker: turn.speaker,
      text,
      firstWord: none ? -1 : firstWord,
      lastWord: none ? -1 : firstWord + words.length - 1,
      ...(turn.sentMs === undefined ? {} : { sentMs: turn.sentMs }),
    };
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

  #judge({ startMs, endMs = -1 }: Word, speaker: string): number {
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
    const limit = (this.#durationMs ?? Number.POSITIVE_INFINITY) + roundingMs;
    return startMs < 0 || startMs > limit || (endMs >= 0 && endMs < startMs);
  }
}

/**
 * Where each word stands in the turn's text. Retell's text and words agree but for spaces; where they
 * don't, the words are what was heard and timed, so the text is made of them.
 */
function locateWords(
  text: string,
  words: readonly Word[],
): { readonly text: string; readonly places: readonly (readonly [number, number])[] } {
  const places: (readonly [number, number])[] = [];
  let from = 0;
  for (const word of words) {
    const spelt = word.text.trim();
    const start = text.indexOf(spelt, from);
    if (start < 0 || /\w/u.test(text.slice(from, start))) return joined(words);
    from = start + spelt.length;
    places.push([start, from]);
  }
  return /\w/u.test(text.slice(from)) && words.length > 0 ? joined(words) : { text, places };
}

function joined(words: readonly Word[]) {
  let text = '';
  const places = words.map((word): readonly [number, number] => {
    if (text !== '') text += ' ';
    const start = text.length;
    text += word.text.trim();
    return [start, text.length];
  });
  return { text, places };
}
