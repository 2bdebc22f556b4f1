import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildTranscript } from '../../../../src-main/library/calls/transcript/build-transcript.ts';
import { findMarkers } from '../../../../src-shared/markers/find-markers.ts';
import { evaluateMeasure } from '../../../../src-shared/measures/evaluate.ts';
import type { Measure } from '../../../../src-shared/measures/measure.ts';
import type { MeasureResult } from '../../../../src-shared/measures/measure-result.ts';
import { inputOf } from '../markers/call-builder.ts';
import { sampleCall } from '../markers/sample-calls.ts';

/**
 * The scripts that the sample's calls were spoken from say what is true of each call. What a measure
 * finds in the call is compared with what the script says, read here without any code of the measures.
 */
const folder = path.join(import.meta.dirname, '../../../../tools/speech/dialogues');
const slugs = readdirSync(folder).map((file) => path.basename(file, '.mjs'));

const Speech = z.object({
  kind: z.literal('speech'),
  role: z.enum(['agent', 'user', 'transfer_target']),
  text: z.string(),
  stop: z.number().optional(),
  gap: z.number().optional(),
});
const ToolResult = z.object({ kind: z.literal('result'), successful: z.boolean() });
const Other = z.object({ kind: z.string() });
const Dialogue = z.object({
  default: z.object({ script: z.array(z.union([Speech, ToolResult, Other])).optional() }),
});
type Speech = z.infer<typeof Speech>;
type Line = Speech | z.infer<typeof ToolResult> | z.infer<typeof Other>;

const isSpeech = (line: Line): line is Speech => 'role' in line;

async function scriptOf(slug: string): Promise<readonly Line[]> {
  const module: unknown = await import(path.join(folder, `${slug}.mjs`));
  return Dialogue.parse(module).default.script ?? [];
}

/** The words of a line as they were heard: the text shown, up to where the speaker was cut off. */
function heard({ text, stop }: Speech): readonly string[] {
  const shown = text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/\{[^:}]*:([^}]*)\}/gu, '$1');
  return shown
    .split(/\s+/u)
    .slice(0, stop)
    .flatMap((word) => word.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function isSaid(lines: readonly Speech[], phrase: string): boolean {
  const wanted = ` ${phrase} `;
  return lines.some((line) => ` ${heard(line).join(' ')} `.includes(wanted));
}

interface Truth {
  readonly name: string;
  readonly measure: Measure;
  readonly isTrue: (script: readonly Line[], slug: string) => boolean;
}

const phrases = [
  'thank you for calling',
  'i m sorry',
  'tracking number',
  'account number',
  'let me',
  'anything else',
  'december',
  'money back',
  'have a good',
  'transfer',
];

const spoken = (script: readonly Line[], role?: string): readonly Speech[] =>
  script.filter(isSpeech).filter((line) => role === undefined || line.role === role);

const phraseTruths = phrases.flatMap((phrase): Truth[] =>
  (['agent', 'user'] as const).map((speaker) => ({
    name: 'phrase',
    measure: { kind: 'phrase', speaker, mode: 'any', phrases: [phrase] },
    isTrue: (script) => isSaid(spoken(script, speaker), phrase),
  })),
);

const openings: readonly Truth[] = ['harbor dental', 'pinecrest energy', 'corvid motors'].map(
  (company) => ({
    name: 'phrase in the first turn',
    measure: {
      kind: 'phrase',
      speaker: 'agent',
      mode: 'any',
      phrases: [company],
      within: { edge: 'first', count: 1, unit: 'turns' },
    },
    isTrue: (script) => isSaid(spoken(script, 'agent').slice(0, 1), company),
  }),
);

const endings: readonly Truth[] = ['sorry', 'bye', 'thank you'].map((phrase) => ({
  name: 'phrase in the last two turns',
  measure: {
    kind: 'phrase',
    speaker: 'agent',
    mode: 'any',
    phrases: [phrase],
    within: { edge: 'last', count: 2, unit: 'turns' },
  },
  isTrue: (script) => isSaid(spoken(script, 'agent').slice(-2), phrase),
}));

/** The calls whose agent says or asks the same again, by ear. */
const repeatingAgents = [
  'double-charged',
  'fragmented-speech',
  'lost-parcel',
  'pay-by-phone-scrubbed',
  'smart-meter-confusion',
];

const never = (figure: 'failedToolCalls' | 'interruptionsByAgent' | 'interruptionsByCaller') =>
  ({ kind: 'figure', figure, op: 'le', limit: 0 }) as const;

/** A speaker is cut off where the other begins before an unfinished line has ended. */
function isNeverCutOffBy(script: readonly Line[], role: string): boolean {
  const lines = spoken(script);
  return !lines.some(({ role: other, gap = 0 }, index) => {
    const before = lines[index - 1];
    if (other !== role || gap >= 0 || before === undefined || before.role === role) return false;
    return before.stop !== undefined || !/[.?!]$/u.test(before.text);
  });
}

const truths: readonly Truth[] = [
  ...phraseTruths,
  ...openings,
  ...endings,
  {
    name: 'repeats of the agent',
    measure: { kind: 'repeat', speaker: 'agent', times: 1 },
    isTrue: (_, slug) => repeatingAgents.includes(slug),
  },
  {
    name: 'failed tools',
    measure: never('failedToolCalls'),
    isTrue: (script) => !script.some((line) => 'successful' in line && !line.successful),
  },
  {
    name: 'interruptions by the agent',
    measure: never('interruptionsByAgent'),
    isTrue: (script) => isNeverCutOffBy(script, 'agent'),
  },
  {
    name: 'interruptions by the caller',
    measure: never('interruptionsByCaller'),
    isTrue: (script) => isNeverCutOffBy(script, 'user'),
  },
];

async function evaluate(slug: string, measure: Measure): Promise<MeasureResult['outcome']> {
  const { call } = await sampleCall(slug);
  return evaluateMeasure(measure, {
    transcript: buildTranscript(call, { scrubbed: false }),
    markers: findMarkers(inputOf(call)),
    ...(call.durationMs === undefined ? {} : { durationMs: call.durationMs }),
    matches: () => true,
  }).outcome;
}

interface Tally {
  readonly hits: number;
  /** The calls on which the measure can't tell. */
  readonly unknown: readonly string[];
  /** The calls on which it says otherwise than the script. */
  readonly misses: readonly string[];
}

async function compare(name: string): Promise<Tally> {
  const unknown = new Set<string>();
  const misses: string[] = [];
  let hits = 0;
  for (const slug of slugs) {
    const script = await scriptOf(slug);
    for (const { measure, isTrue } of truths.filter((truth) => truth.name === name)) {
      const outcome = await evaluate(slug, measure);
      if (outcome === 'unknown') unknown.add(slug);
      else if ((outcome === 'met') === isTrue(script, slug)) hits += 1;
      else misses.push(slug);
    }
  }
  return { hits, unknown: [...unknown], misses };
}

/** Nothing was said, or nothing of it is stored. */
const silent = ['basic-attributes', 'dial-no-answer', 'ongoing'];
/** Whose words have no times, or whose speakers share a channel. */
const untimed = [
  'basic-attributes',
  'dial-no-answer',
  'no-words',
  'ongoing',
  'service-booking-mono',
];

const expected: Readonly<Record<string, Tally>> = {
  phrase: { hits: 420, unknown: silent, misses: [] },
  'phrase in the first turn': { hits: 63, unknown: silent, misses: [] },
  'phrase in the last two turns': { hits: 63, unknown: silent, misses: [] },
  'failed tools': { hits: 21, unknown: silent, misses: [] },
  'interruptions by the agent': { hits: 19, unknown: untimed, misses: [] },
  'interruptions by the caller': { hits: 19, unknown: untimed, misses: [] },
  // One agent starts over in mid-sentence, the other asks for the same number in other words.
  'repeats of the agent': {
    hits: 19,
    unknown: silent,
    misses: ['fragmented-speech', 'lost-parcel'],
  },
};

describe('Measures agree with the scripts of the sample', () => {
  it.each(Object.entries(expected))('%s', async (name, tally) => {
    expect(await compare(name)).toEqual(tally);
  });

  it('in every kind of truth', () => {
    expect(new Set(truths.map(({ name }) => name))).toEqual(new Set(Object.keys(expected)));
  });
});
