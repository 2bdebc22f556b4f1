import type { Call, CallKind } from '../../../src-shared/call.ts';
import type { Db } from '../db/db.ts';
import { customFieldsOf, type CustomFieldSource } from './custom-fields.ts';
import type { ToolCall } from './tool-calls.ts';

/** What is counted; `all` is the number of calls of a kind. */
export type FacetName =
  | 'all'
  | 'agent'
  | 'sentiment'
  | 'status'
  | 'type'
  | 'direction'
  | 'reason'
  | 'data-storage'
  | 'tool'
  /** Calls that can be fetched at any time; those that wait for a moment are counted by it. */
  | 'due'
  | CustomFieldSource;

/**
 * Counts by value that are kept as rows come and go, so that no filter menu and no total has to walk
 * the table. Collects the differences of one transaction and writes them once.
 */
export interface FacetCounter {
  add(call: Call, tools: readonly ToolCall[]): void;
  remove(call: Call, tools: readonly ToolCall[]): void;
  /** From one moment of being due to another; 0 is at once and `null` never. */
  due(kind: CallKind, from: number | null, to: number | null): void;
  /** To be called inside the transaction that wrote the rows. */
  write(): void;
}

export function createFacetCounter(db: Db): FacetCounter {
  const changes = new Map<string, number>();
  const count = (kind: CallKind, facet: FacetName, value: string, amount: number): void => {
    const countKey = JSON.stringify([kind, facet, value]);
    changes.set(countKey, (changes.get(countKey) ?? 0) + amount);
  };
  const change = (amount: number) => (call: Call, tools: readonly ToolCall[]) => {
    for (const [facet, value] of facetsOf(call, tools)) count(call.kind, facet, value, amount);
  };
  return {
    add: change(1),
    remove: change(-1),
    due: (kind, from, to) => {
      count(kind, 'due', '', Number(to === 0) - Number(from === 0));
    },
    write() {
      for (const [countKey, amount] of changes) {
        if (amount === 0) continue;
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key was made from these three strings just above
        const [kind, facet, value] = JSON.parse(countKey) as [string, string, string];
        db.run(
          `INSERT INTO counts(kind, facet, value, calls) VALUES (?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET calls = calls + excluded.calls`,
          kind,
          facet,
          value,
          amount,
        );
      }
      if (changes.size > 0) db.run('DELETE FROM counts WHERE calls = 0');
      changes.clear();
    },
  };
}

/** How many calls of a kind the library holds. */
export const callsOfKind = (db: Db, kind: CallKind): number => readCount(db, kind, 'all');

/** How many calls of a kind are due now. */
export function callsDue(db: Db, kind: CallKind, nowMs: number): number {
  const later = db.first<{ calls: number }>(
    `SELECT count(*) AS calls FROM calls INDEXED BY calls_due_later
     WHERE kind = ? AND due_ms > 0 AND due_ms <= ?`,
    kind,
    nowMs,
  );
  return readCount(db, kind, 'due') + (later?.calls ?? 0);
}

const readCount = (db: Db, kind: CallKind, facet: 'all' | 'due'): number =>
  db.first<{ calls: number }>(
    `SELECT calls FROM counts WHERE kind = ? AND facet = ? AND value = ''`,
    kind,
    facet,
  )?.calls ?? 0;

function facetsOf(call: Call, tools: readonly ToolCall[]): readonly [FacetName, string][] {
  const single: readonly [FacetName, string | undefined][] = [
    ['all', ''],
    ['agent', call.agentId && JSON.stringify([call.agentId, ...versionOf(call)])],
    ['sentiment', call.sentiment],
    ['status', call.status],
    ['type', call.type],
    ['direction', call.direction],
    ['reason', call.disconnectionReason],
    ['data-storage', call.dataStorage],
  ];
  return [
    ...single.flatMap(([facet, value]): [FacetName, string][] =>
      value === undefined ? [] : [[facet, value]],
    ),
    ...[...new Set(tools.map(({ name }) => name))].map((name): [FacetName, string] => [
      'tool',
      name,
    ]),
    ...customFieldsOf(call).map(({ source, name }): [FacetName, string] => [source, name]),
  ];
}

const versionOf = ({ agentVersion }: Call): readonly number[] =>
  agentVersion === undefined ? [] : [agentVersion];
