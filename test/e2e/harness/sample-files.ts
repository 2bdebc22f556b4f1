import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const SampleEntry = z.object({
  role: z.string(),
  words: z.array(z.object({ word: z.string(), start: z.number(), end: z.number() })).optional(),
});
const SampleCall = z.object({
  call: z.object({ call_id: z.string(), transcript_with_tool_calls: z.array(SampleEntry) }),
});

export interface SampleWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

const folder = path.resolve(import.meta.dirname, '../../../resources/sample/calls');

const Line = z.object({
  content: z.string().optional(),
  name: z.string().optional(),
  arguments: z.string().optional(),
  former_node_name: z.string().optional(),
  new_node_name: z.string().optional(),
});
const Texts = z.object({
  call: z.object({
    transcript_with_tool_calls: z.array(Line).optional(),
    scrubbed_transcript_with_tool_calls: z.array(Line).optional(),
    call_analysis: z.object({ call_summary: z.string().optional() }).optional(),
  }),
});

/**
 * What the search finds of each sample call, in lower case: the transcript with its tool calls and
 * nodes, redacted where the call is, and the summary.
 */
export async function sampleCallTexts(): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  return Promise.all(
    files.map(async (file) => {
      const { call } = Texts.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
      const { transcript_with_tool_calls: plain = [], call_analysis: analysis } = call;
      const lines = call.scrubbed_transcript_with_tool_calls ?? plain;
      const entries = lines.map((line) =>
        [line.name, line.arguments, line.content, line.former_node_name, line.new_node_name].join(
          ' ',
        ),
      );
      // An underscore separates words for the search, though not for a regular expression.
      return [...entries, analysis?.call_summary ?? '']
        .join('\n')
        .replaceAll('_', ' ')
        .toLowerCase();
    }),
  );
}

/** The words of a sample call from its file, in transcript order. */
export async function wordsOfSampleCall(slug: string): Promise<readonly SampleWord[]> {
  const file = path.join(folder, `${slug}.json`);
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
 * The word spoken at a time, by a linear search: of the words being spoken the one that started last; in
 * a pause the one that ended last; -1 before the first word.
 */
export function wordsSpokenAt(words: readonly SampleWord[], ms: number): number {
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
