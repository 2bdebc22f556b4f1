import type { Call, CallKind } from '../../../src-shared/call.ts';
import type { Db } from '../db/db.ts';
import { customFieldsOf, type CustomFieldSource } from './custom-fields.ts';
import type { ToolCall } from './tool-calls.ts';

/** What is counted by value; `all` counts every call of a kind. */
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
  | 'outcome'
  /** Calls that are due right away; later ones are counted through an index. */
  | 'due'
  | CustomFieldSource;

/**
 * Maintains the counts as calls are stored, so that filter menus and totals never scan the table.
 * Collects the changes of one transaction and writes them at once.
 */
export interface FacetCounter {
  add(call: Call, tools: readonly ToolCall[]): void;
  remove(call: Call, tools: readonly ToolCall[]): void;
  /** Records a change of the due time: 0 means right away and `null` never. */
  due(kind: CallKind, from: number | null, to: number | null): void;
  /** Has to be called in the transaction that wrote the rows. */
  write(): void;
}

interface CountChange {
  readonly kind: CallKind;
  readonly facet: FacetName;
  readonly value: string;
  readonly amount: number;
}

export function createFacetCounter(db: Db): FacetCounter {
  const changes = new Map<string, CountChange>();
  const count = (kind: CallKind, facet: FacetName, value: string, amount: number): void => {
    const countKey = JSON.stringify([kind, facet, value]);
    const before = changes.get(countKey)?.amount ?? 0;
    changes.set(countKey, { kind, facet, value, amount: before + amount });
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
      for (const { kind, facet, value, amount } of changes.values()) {
        if (amount === 0) continue;
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

/** How many calls of a kind are stored. */
export const callsOfKind = (db: Db, kind: CallKind): number => readCount(db, kind, 'all');

/** How many calls of a kind are due to be fetched now. */
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
    ['outcome', outcomeOf(call)],
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

function outcomeOf({ successful }: Call): string {
  if (successful === undefined) return 'unknown';
  return successful ? 'successful' : 'unsuccessful';
}
