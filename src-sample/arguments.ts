import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { SampleOptionsInput } from './options.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const options = {
  port: text,
  calls: text,
  seed: text,
  key: text,
  folder: text,
  long: text,
  recordings: text,
  api: text,
  gone: flag,
  'v2-answer': text,
  'chat-items': text,
  attributes: text,
  'link-lifetime': text,
  'late-analysis': text,
  retention: text,
  faults: text,
  control: flag,
} as const;

/** Parses a command line. Values are checked by the schema of the options; an unknown flag throws. */
export async function parseArguments(argv: readonly string[]): Promise<SampleOptionsInput> {
  const { values } = parseArgs({ args: [...argv], options });
  const wishes = {
    port: numberOf(values.port),
    calls: numberOf(values.calls),
    seed: numberOf(values.seed),
    apiKey: values.key,
    folder: values.folder,
    long: numberOf(values.long),
    recordings: numberOf(values.recordings),
    api: values.api,
    gone: values.gone,
    v2Answer: values['v2-answer'],
    chatItems: values['chat-items'],
    attributes: values.attributes,
    linkLifetimeMs: secondsOf(values['link-lifetime']),
    lateAnalysis: delayedOf(values['late-analysis']),
    retention: delayedOf(values.retention),
    faults: values.faults === undefined ? undefined : await jsonFile(values.faults),
    control: values.control,
  };
  // SampleOptions validates it before it is used.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema speaks the last word
  return wishes as SampleOptionsInput;
}

const numberOf = (given: string | undefined): number | undefined =>
  given === undefined ? undefined : Number(given);

const secondsOf = (given: string | undefined): number | undefined =>
  given === undefined ? undefined : Number(given) * 1000;

/** `20@30` means twenty calls, thirty seconds after the start. */
function delayedOf(given: string | undefined): { calls: number; afterMs: number } | undefined {
  if (given === undefined) return undefined;
  const [calls, seconds] = given.split('@');
  return { calls: Number(calls), afterMs: Number(seconds ?? 0) * 1000 };
}

const jsonFile = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
