import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CallRecord } from '../src-shared/call.ts';
import type { Measure, PhraseMeasure } from '../src-shared/measures/measure.ts';
import type { Rubric } from '../src-shared/rubrics/rubric.ts';
import { openCallsDb } from '../src-main/library/calls/calls-db.ts';
import { writeMeasureRows } from '../src-main/library/calls/measure-rows.ts';
import { parseCallRow, type StoredCallRow } from '../src-main/library/calls/read-calls.ts';
import { notReviewed } from '../src-main/library/calls/review-summary.ts';
import { storeCalls } from '../src-main/library/calls/store-calls.ts';
import type { Db } from '../src-main/library/db/db.ts';
import { measureByRules } from '../src-main/library/measures/measure-call.ts';
import { readMeasureRules } from '../src-main/library/measures/measure-rules.ts';
import { callOfV3 } from '../src-main/retell/wire/calls/call-versions.ts';
import { isRow } from '../src-main/retell/wire/fields/read-row.ts';
import { makeWorkspace } from '../src-sample/generated/generated-workspace.ts';
import { compare, type Bench, type Figure } from './figure.ts';

/** `EARMARK_BENCH_CALLS` measures fewer, for a quick look. */
const count = Number(process.env['EARMARK_BENCH_CALLS'] ?? 100_000);
const batch = 500;
const runs = 3;
const maxRatio = 3;

const says = (...phrases: string[]): PhraseMeasure => ({
  kind: 'phrase',
  speaker: 'agent',
  mode: 'any',
  phrases,
});

/** Three phrases, four figures, two fields and a repeat. */
const measures: readonly Measure[] = [
  says('thank* you for calling', 'this is', '(my name is|i am)'),
  { ...says('recorded', 'call is [being] recorded'), within: edge('first', 15) },
  { ...says('anything else', 'have a (good|great|nice) day'), within: edge('last', 30) },
  { kind: 'figure', figure: 'responseTimeP90', op: 'le', limit: 2500 },
  { kind: 'figure', figure: 'interruptionsByAgent', op: 'le', limit: 0 },
  { kind: 'figure', figure: 'deadAirMs', op: 'le', limit: 6000 },
  { kind: 'figure', figure: 'failedToolCalls', op: 'le', limit: 0 },
  { kind: 'field', filter: { call_successful: { type: 'boolean', op: 'eq', value: true } } },
  { kind: 'field', filter: { duration_ms: { type: 'number', op: 'ge', value: 30_000 } } },
  { kind: 'repeat', speaker: 'agent', times: 1 },
];

function edge(which: 'first' | 'last', seconds: number) {
  return { edge: which, count: seconds, unit: 'seconds' } as const;
}

const rubric: Rubric = {
  id: 'bench',
  version: 1,
  name: 'Bench',
  kinds: ['call'],
  passMark: 80,
  sections: [
    {
      id: 'all',
      name: 'All',
      criteria: measures.map((measure, index) => ({
        kind: 'choice' as const,
        id: `criterion-${index}`,
        name: `Criterion ${index}`,
        weight: 1,
        options: [
          { id: 'yes', label: 'Yes', points: 1 },
          { id: 'no', label: 'No', points: 0 },
        ],
        allowNotApplicable: false,
        measured: { measure, whenMet: 'yes', whenNotMet: 'no' },
      })),
    },
  ],
};

function fill(db: Db): void {
  const { calls } = makeWorkspace(count, { seed: 1, long: 0, recordings: 0.1 });
  for (let first = 0; first < count; first += batch) {
    const records: CallRecord[] = [];
    for (let rank = first; rank < Math.min(count, first + batch); rank += 1) {
      const raw = JSON.stringify(calls.viewAt(rank).fullRecord().call);
      const row: unknown = JSON.parse(raw);
      const record = isRow(row) ? callOfV3(row, { source: 'get', raw: '' }) : undefined;
      if (record !== undefined) records.push(record);
    }
    storeCalls(db, records, undefined, { nowMs: Date.now(), reviewSummaryOf: () => notReviewed });
  }
}

/** Runs on every stored call, newest first. */
function eachCall(db: Db, use: (key: number, row: StoredCallRow) => void): void {
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = db.all<StoredCallRow & { key: number }>(
      `SELECT key, call, links, body, fetched_ms FROM calls
       JOIN payloads USING (key) LEFT JOIN transcripts USING (key)
       WHERE key < ? ORDER BY key DESC LIMIT 64`,
      before,
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    before = last.key;
    db.transaction(() => {
      for (const row of rows) use(row.key, row);
    });
  }
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function several(work: () => void): readonly number[] {
  return Array.from({ length: runs }, () => timed(work));
}

/** Measuring all stored calls, as the library does it in the background but without its pauses. */
export const measuring: Bench = {
  id: 'P15',
  async run(): Promise<readonly Figure[]> {
    const folder = await mkdtemp(path.join(tmpdir(), 'earmark-bench-measures-'));
    const { db } = openCallsDb(folder);
    try {
      fill(db);
      const rules = readMeasureRules(db, [rubric]);
      const measured = several(() =>
        eachCall(db, (key, row) => {
          const { call } = parseCallRow(row);
          writeMeasureRows(db, key, measureByRules(db, { key, call, scrubbed: true }, rules));
        }),
      );
      const read = several(() => eachCall(db, (_, row) => void parseCallRow(row)));
      return [
        compare({
          id: 'P15',
          name: `measuring ${count.toLocaleString('en')} stored calls by ten measures`,
          ours: measured,
          peer: read,
          peerName: 'reading the same transcripts out of SQLite',
          unit: 'ms',
          goal: `≤ ${maxRatio} ×`,
          isMet: (mine, theirs) => mine <= maxRatio * theirs,
          note: 'Ours also stores the results.',
        }),
      ];
    } finally {
      db.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
