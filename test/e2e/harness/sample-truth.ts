import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const Said = z.object({
  role: z.string(),
  words: z.array(z.object({ word: z.string(), start: z.number(), end: z.number() })).optional(),
});
const SampleCall = z.object({
  call: z.object({ call_id: z.string(), transcript_with_tool_calls: z.array(Said) }),
});

export interface TrueWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The words of a sample call as its own file has them, in the order of the transcript. */
export async function trueWords(slug: string): Promise<readonly TrueWord[]> {
  const file = path.resolve(import.meta.dirname, `../../../resources/sample/calls/${slug}.json`);
  const { call } = SampleCall.parse(JSON.parse(await readFile(file, 'utf8')));
  return call.transcript_with_tool_calls.flatMap(({ words = [] }) =>
    words.map(({ word, start, end }) => ({
      text: word.trim(),
      startMs: start * 1000,
      endMs: end * 1000,
    })),
  );
}

/**
 * The word spoken at a moment, found the slow way: of those being spoken the one that began last; in
 * a pause the one that ended last; -1 before anything was said.
 */
export function spokenAt(words: readonly TrueWord[], ms: number): number {
  let speaking = -1;
  let ended = -1;
  words.forEach((word, index) => {
    if (word.startMs > ms) return;
    if (word.endMs > ms) {
      if (speaking < 0 || word.startMs >= (words[speaking]?.startMs ?? 0)) speaking = index;
    } else if (ended < 0 || word.endMs >= (words[ended]?.endMs ?? 0)) ended = index;
  });
  return speaking >= 0 ? speaking : ended;
}
