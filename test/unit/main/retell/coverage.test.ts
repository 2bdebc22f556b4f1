import { describe, expect, test } from 'vitest';
import {
  analysisShape,
  costShape,
  latencyShape,
  productShape,
  tokenShape,
} from '../../../../src-main/retell/wire/calls/call-parts.ts';
import {
  callV1Shape,
  callV2Shape,
  callV3Shape,
} from '../../../../src-main/retell/wire/calls/call-versions.ts';
import { chatV3Shape } from '../../../../src-main/retell/wire/calls/chat.ts';
import { concurrencyShape } from '../../../../src-main/retell/wire/concurrency.ts';
import { entryShape } from '../../../../src-main/retell/wire/calls/entries.ts';
import { CallFilter } from '../../../../src-shared/filter.ts';
import { documentedFields, listedRows } from './documented-fields.ts';

const headings = [
  'Endpoints',
  'What is asked of a list',
  'Filters',
  'A page of a list',
  'A call',
  'A line of a transcript',
  'Concurrency',
  'A chat',
];

const under = (place: string, shape: object): readonly string[] =>
  Object.keys(shape).map((name) => `${place}.${name}`);

const sorted = (fields: Iterable<string>): readonly string[] => [...new Set(fields)].toSorted();
const listed = (heading: string): readonly string[] =>
  sorted(listedRows(heading).map(({ field }) => field));

const transcripts = ['transcript_object', 'transcript_with_tool_calls', 'message_with_tool_calls'];
const isOfLine = (field: string): boolean =>
  transcripts.some((transcript) => field.startsWith(`${transcript}[]`));

/** Components of latency have the same figures, so the list names those once. */
const general = (field: string): string => field.replace(/^latency\.\w+\.(\w+)$/u, 'latency.*.$1');

const within = (fields: Iterable<string>, place: string): ReadonlySet<string> =>
  new Set(
    [...fields].flatMap((field) =>
      field.startsWith(place) ? [general(field.slice(place.length))] : [],
    ),
  );

const callDocuments: Readonly<Record<string, ReadonlySet<string>>> = {
  v3: within(documentedFields('v3-list-calls', 'V3CallResponse'), ''),
  get: within(documentedFields('v2-get-call'), ''),
  v2: within(documentedFields('v2-list-calls'), 'calls[].'),
  v1: within(documentedFields('v1-list-calls'), '[].'),
};
const chatDocument = within(documentedFields('v3-list-chats'), 'items[].');

/** What analysis, cost and the like are called in a chat, and which of them only calls have. */
const ofKind = (kind: 'call' | 'chat', fields: readonly string[]): readonly string[] => {
  const other = kind === 'call' ? 'chat' : 'call';
  const own = fields.filter((field) => !field.includes(`.${other}_`));
  return kind === 'call' ? own : own.filter((field) => chatDocument.has(field));
};

const partsOf = (kind: 'call' | 'chat'): readonly string[] =>
  ofKind(kind, [
    ...under(`${kind}_analysis`, analysisShape),
    ...under(`${kind}_cost`, costShape),
    ...under(`${kind}_cost.product_costs[]`, productShape),
  ]);

describe('docs/retell.md says where a reviewer finds', () => {
  test('every field of a call that Earmark reads or a schema has, and no other', () => {
    const read = [
      ...Object.keys({ ...callV1Shape, ...callV2Shape, ...callV3Shape }),
      ...partsOf('call'),
      ...under('latency.*', latencyShape),
      ...under('llm_token_usage', tokenShape),
    ];
    const documented = Object.values(callDocuments).flatMap((fields) => [...fields]);
    const known = [...read, ...documented].filter((field) => !isOfLine(field));
    expect(listed('A call')).toEqual(sorted(known));
  });

  test('in which schemas each field of a call is', () => {
    for (const { field, cells } of listedRows('A call')) {
      const names = Object.keys(callDocuments).filter((name) => callDocuments[name]?.has(field));
      expect(cells[0], field).toBe(names.length === 0 ? 'SDK' : names.join(' · '));
    }
  });

  test('every field of a chat, and no other', () => {
    const known = [...Object.keys(chatV3Shape), ...partsOf('chat'), ...chatDocument];
    expect(listed('A chat')).toEqual(sorted(known.filter((field) => !isOfLine(field))));
  });

  test('every field of an entry and of its words, and no other', () => {
    const documented = [...chatDocument, ...Object.values(callDocuments).flatMap((d) => [...d])];
    const ofLines = documented.flatMap((field) => {
      const at = field.indexOf('[].');
      return isOfLine(field) ? [field.slice(at + '[].'.length)] : [];
    });
    const inside = ['multimedia[].summary', 'multimedia[].url'];
    const words = ['word', 'start', 'end'].map((name) => `words[].${name}`);
    const known = [...Object.keys(entryShape), ...words, ...inside, ...ofLines];
    expect(listed('A line of a transcript')).toEqual(sorted(known));
  });

  test('every field of the concurrency, and no other', () => {
    const known = [...Object.keys(concurrencyShape), ...documentedFields('get-concurrency')];
    expect(listed('Concurrency')).toEqual(sorted(known));
  });

  test('every filter that Retell supports and the queue can set', () => {
    const documented = [...documentedFields('v3-list-calls', 'CallFilter')];
    const known = documented.filter((field) => !/[.[]/u.test(field));
    expect(listed('Filters')).toEqual(sorted(known));
    expect(listed('Filters')).toEqual(sorted(Object.keys(CallFilter.shape)));
  });

  test('the fields around the rows of a page', () => {
    const pages = [
      documentedFields('v3-list-calls', 'Response'),
      documentedFields('v2-list-calls'),
      documentedFields('v3-list-chats'),
    ].flatMap((fields) => [...fields].filter((field) => !/[.[]/u.test(field)));
    expect(listed('A page of a list')).toEqual(sorted(pages));
    const requested = [...documentedFields('v3-list-calls', 'Request')];
    const outermost = requested.filter((field) => !/[.[]/u.test(field));
    expect(listed('What is asked of a list')).toEqual(sorted(outermost));
  });

  test('everything: no table and no cell is empty', () => {
    for (const heading of headings) {
      const rows = listedRows(heading);
      expect(rows.length, heading).toBeGreaterThan(2);
      for (const { field, cells } of rows) {
        for (const cell of cells) expect(cell, `${heading}: ${field}`).not.toBe('');
      }
    }
  });
});
