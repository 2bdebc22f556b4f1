import type { Entry } from '../../../../src-shared/call.ts';
import { flag, list, present, seconds, text, timestamp } from '../fields/field.ts';
import { addOnce, validationIssue } from '../fields/validation-issue.ts';
import { isRow, readRow, type Row } from '../fields/read-row.ts';
import { newTally, tallyProblems, wordsOf, type WordTally } from './spoken-words.ts';
import { memberText } from './source-texts.ts';
import { z } from 'zod';

/** All fields that the entries of a transcript can have, whatever their role. */
export const entryShape = {
  role: text,
  content: z.unknown(),
  words: list,
  tool_call_id: text,
  name: text,
  arguments: z.unknown(),
  successful: flag,
  former_node_id: text,
  former_node_name: text,
  new_node_id: text,
  new_node_name: text,
  former_state_name: text,
  new_state_name: text,
  transition_type: text,
  digit: text,
  time_sec: seconds,
  multimedia: list,
  created_timestamp: timestamp,
  message_id: text,
  thought_signature: text,
} as const;

type EntryFields = ReturnType<typeof readRow<typeof entryShape>>['fields'];
type Reader = (line: EntryFields, tally: WordTally) => Entry;

/** More entries than any real call has. */
const maxEntries = 50_000;

interface EntryContext {
  readonly tally: WordTally;
  readonly path: string;
  readonly problems: string[];
}

/**
 * The entries of a transcript in Retell's order. Entries with an unknown role keep their source.
 * `textOfItem` gives the JSON text of an item, so that JSON values are kept digit for digit.
 */
export function entriesOf(
  items: readonly unknown[],
  path: string,
  problems: string[],
  textOfItem: (index: number) => string | undefined,
): readonly Entry[] {
  const tally = newTally();
  const context = { tally, path, problems };
  const entries: Entry[] = [];
  for (const [index, item] of items.slice(0, maxEntries).entries()) {
    if (isRow(item)) entries.push(entryOf(item, () => textOfItem(index), context));
    else addOnce(problems, [validationIssue(path, 'an entry is no object and was left out', item)]);
  }
  if (items.length > maxEntries)
    problems.push(`${path}: only the first ${maxEntries} entries are kept`);
  problems.push(...tallyProblems(path, tally));
  return entries;
}

function entryOf(
  row: Row,
  sourceText: () => string | undefined,
  { tally, path, problems }: EntryContext,
): Entry {
  const { fields: parsed, problems: found } = readRow(entryShape, row, `${path}: `);
  addOnce(problems, found);
  const fields = withJsonTexts(parsed, sourceText);
  const role = fields.role ?? '';
  const reader = Object.hasOwn(readers, role) ? readers[role] : undefined;
  if (reader !== undefined) return reader(fields, tally);
  // An unknown role with words is a new kind of speaker.
  if (fields.words !== undefined && role !== '') return turn(fields, tally);
  return present<Entry>({
    kind: 'unknown',
    role,
    raw: shortened(sourceText() ?? jsonOf(row), maxUnknownLength),
    sentMs: fields.created_timestamp,
  });
}

const turn: Reader = (fields, tally) => {
  const words = wordsOf(fields.words ?? [], tally);
  return present<Entry>({
    kind: 'turn',
    speaker: fields.role ?? '',
    text: textOf(fields.content) ?? words.map((word) => word.text).join(' '),
    words,
    sentMs: fields.created_timestamp,
  });
};

const node: Reader = (fields) =>
  present<Entry>({
    kind: 'node',
    from: fields.former_node_name ?? fields.former_state_name ?? fields.former_node_id,
    to: fields.new_node_name ?? fields.new_state_name ?? fields.new_node_id,
    transition: fields.transition_type,
    sentMs: fields.created_timestamp,
  });

const readers: Readonly<Record<string, Reader>> = {
  agent: turn,
  user: turn,
  transfer_target: turn,
  tool_call_invocation: (line) =>
    present<Entry>({
      kind: 'tool-call',
      toolCallId: line.tool_call_id ?? '',
      name: line.name ?? '',
      arguments: textOf(line.arguments) ?? '',
      sentMs: line.created_timestamp,
    }),
  tool_call_result: (line) =>
    present<Entry>({
      kind: 'tool-result',
      toolCallId: line.tool_call_id ?? '',
      content: textOf(line.content) ?? '',
      successful: line.successful,
      sentMs: line.created_timestamp,
    }),
  node_transition: node,
  state_transition: node,
  dtmf: (line) =>
    present<Entry>({ kind: 'dtmf', digit: line.digit ?? '', sentMs: line.created_timestamp }),
  sms: (line) =>
    present<Entry>({
      kind: 'sms',
      text: textOf(line.content) ?? '',
      atMs: timeMsOf(line.time_sec),
      media: (line.multimedia ?? []).map((item) => ({ ...summaryOf(item) })),
      sentMs: line.created_timestamp,
    }),
  injected: (line) =>
    present<Entry>({
      kind: 'injected',
      text: textOf(line.content) ?? '',
      atMs: timeMsOf(line.time_sec),
      sentMs: line.created_timestamp,
    }),
};

const timeMsOf = (timeSec: number | undefined): number | undefined =>
  timeSec === undefined ? undefined : Math.round(timeSec * 1000);

const summaryOf = (item: unknown): { summary?: string } =>
  isRow(item) && typeof item['summary'] === 'string' ? { summary: item['summary'] } : {};

/** The fields whose JSON values are shown as text, with the text that Retell sent for them. */
function withJsonTexts(fields: EntryFields, sourceText: () => string | undefined): EntryFields {
  const replaced = (['arguments', 'content'] as const).flatMap((name) => {
    const value = fields[name];
    if (value === undefined || typeof value === 'string') return [];
    return [[name, memberText(sourceText(), name) ?? jsonOf(value)] as const];
  });
  return replaced.length === 0 ? fields : { ...fields, ...Object.fromEntries(replaced) };
}

/** Tool arguments and results are text. JSON values of some servers are their text by now. */
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? shortened(value, maxTextLength) : undefined;

/** Nobody knows what an entry of an unknown kind contains, so less of it is kept. */
const maxUnknownLength = 20_000;

/** As long as any text field may be; whoever shows it shortens it and says so. */
const maxTextLength = 2_000_000;

const shortened = (whole: string, limit: number): string =>
  whole.length <= limit
    ? whole
    : `${whole.slice(0, limit).toWellFormed()}… (cut after ${limit} characters)`;

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // Nested too deeply to be formatted.
    return '…';
  }
}
