import type { Transcript } from '../../../src-shared/transcript.ts';
import { gapsBetweenWords } from './silence.ts';

/** A moment worth a look that nobody had to tag. */
export interface Mark {
  readonly kind: 'tool' | 'failed-tool' | 'silence' | 'node';
  readonly atMs: number;
  readonly label: string;
}

const deadAirMs = 3000;

/** Tool calls and dead air, in order of time. */
export function marksOf(transcript: Transcript, times: Float64Array): readonly Mark[] {
  const marks: Mark[] = [];
  transcript.entries.forEach((entry, index) => {
    const atMs = times[index] ?? -1;
    if (atMs < 0) return;
    if (entry.kind === 'tool-call') marks.push({ kind: 'tool', atMs, label: `Tool ${entry.name}` });
    if (entry.kind === 'tool-result' && entry.successful === false) {
      marks.push({ kind: 'failed-tool', atMs, label: 'Tool failed' });
    }
    if (entry.kind === 'node' && entry.to !== undefined) {
      marks.push({ kind: 'node', atMs, label: `Node ${entry.to}` });
    }
  });
  for (const { startMs, endMs } of gapsBetweenWords(transcript.words, deadAirMs)) {
    const seconds = ((endMs - startMs) / 1000).toFixed(1);
    marks.push({ kind: 'silence', atMs: startMs, label: `Silence of ${seconds} s` });
  }
  return marks.toSorted((a, b) => a.atMs - b.atMs);
}

/** A press of the key while playing must leave the mark just reached. */
const graceMs = 700;

/** The next mark after (or the last before) a moment. */
export function markFrom(marks: readonly Mark[], ms: number, direction: 1 | -1): Mark | undefined {
  return direction > 0
    ? marks.find(({ atMs }) => atMs > ms + 1)
    : marks.findLast(({ atMs }) => atMs < ms - graceMs);
}
