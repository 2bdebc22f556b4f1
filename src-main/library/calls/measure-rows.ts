import type { MeasureResult } from '../../../src-shared/measures/measure-result.ts';
import type { Db } from '../db/db.ts';
import { fromStored } from '../db/stored-json.ts';

/** The result of a measure as it is stored. The evidence is found again when the call is opened. */
export interface StoredMeasure extends Pick<MeasureResult, 'outcome' | 'explanation'> {
  readonly criterionId: string;
}

export interface MeasureRows {
  /** The rules that the call was measured by. */
  readonly generation: number;
  readonly results: readonly StoredMeasure[];
  /** How many of the results speak against the call; undefined if none of its criteria is measured. */
  readonly against: number | undefined;
}

/**
 * Stores the results of a call in place of its earlier ones. A new version of a rubric leaves most of
 * them as they were, and then the rows of those stay untouched.
 */
export function writeMeasureRows(db: Db, key: number, rows: MeasureRows): void {
  const before = readMeasureRows(db, key);
  if (JSON.stringify(before) !== JSON.stringify(rows.results)) {
    replaceResults(db, key, before, rows.results);
  }
  db.run(
    'UPDATE calls SET measured_by = ?, against = ? WHERE key = ?',
    rows.generation,
    rows.against ?? null,
    key,
  );
}

function replaceResults(
  db: Db,
  key: number,
  before: readonly StoredMeasure[],
  results: readonly StoredMeasure[],
): void {
  const old = new Map(before.map(({ criterionId, outcome }) => [criterionId, outcome]));
  for (const { criterionId, outcome } of results) {
    const known = old.get(criterionId);
    old.delete(criterionId);
    if (known === outcome) continue;
    if (known !== undefined) deleteResult(db, key, criterionId, known);
    db.run('INSERT OR IGNORE INTO measure_results VALUES (?, ?, ?)', criterionId, outcome, key);
  }
  for (const [criterionId, outcome] of old) deleteResult(db, key, criterionId, outcome);
  if (results.length === 0) db.run('DELETE FROM measured WHERE key = ?', key);
  else db.run('INSERT OR REPLACE INTO measured VALUES (?, ?)', key, JSON.stringify(results));
}

const deleteResult = (db: Db, key: number, criterionId: string, outcome: string): number =>
  db.run(
    'DELETE FROM measure_results WHERE criterion_id = ? AND outcome = ? AND key = ?',
    criterionId,
    outcome,
    key,
  );

/** Deletes the results of a call whose content changed, and marks it to be measured again. */
export function deleteMeasureRows(db: Db, key: number): void {
  deleteResults(db, key);
  db.run('UPDATE calls SET measured_by = 0, against = NULL WHERE key = ?', key);
}

export const readMeasureRows = (db: Db, key: number): readonly StoredMeasure[] => {
  const row = db.first<{ results: string }>('SELECT results FROM measured WHERE key = ?', key);
  return row === undefined ? [] : fromStored<readonly StoredMeasure[]>(row.results);
};

function deleteResults(db: Db, key: number): void {
  for (const { criterionId, outcome } of readMeasureRows(db, key)) {
    deleteResult(db, key, criterionId, outcome);
  }
  db.run('DELETE FROM measured WHERE key = ?', key);
}

/** The keys of calls that were not measured by these rules, newest first. */
export function keysToMeasure(db: Db, generation: number, limit: number): readonly number[] {
  const keys = otherGenerations(db, generation).flatMap((other) =>
    db.all<{ key: number }>(
      'SELECT key FROM calls WHERE measured_by = ? ORDER BY key DESC LIMIT ?',
      other,
      limit,
    ),
  );
  return keys
    .map(({ key }) => key)
    .toSorted((a, b) => b - a)
    .slice(0, limit);
}

/** The other rules that stored calls were measured by; 0 stands for calls that were not measured. */
function otherGenerations(db: Db, generation: number): readonly number[] {
  const others: number[] = [];
  let last = -1;
  for (;;) {
    // One index lookup for each generation, however many calls it has.
    const next = db.first<{ found: number }>(
      `SELECT measured_by AS found FROM calls WHERE measured_by > ? ORDER BY measured_by LIMIT 1`,
      last,
    );
    if (next === undefined) return others;
    last = next.found;
    if (last !== generation) others.push(last);
  }
}

/** How many calls were not measured by these rules. */
export const countToMeasure = (db: Db, generation: number): number =>
  db.first<{ calls: number }>(
    `SELECT (SELECT count(*) FROM calls WHERE measured_by < ?)
       + (SELECT count(*) FROM calls WHERE measured_by > ?) AS calls`,
    generation,
    generation,
  )?.calls ?? 0;

/** The number that stands for rules with this hash. It never changes, so results stay known. */
export function generationOf(db: Db, hash: string): number {
  const read = () =>
    db.first<{ generation: number }>('SELECT generation FROM measure_rules WHERE hash = ?', hash);
  const known = read();
  if (known !== undefined) return known.generation;
  db.run('INSERT INTO measure_rules(hash) VALUES (?)', hash);
  const added = read();
  if (added === undefined) throw new Error('The generation of the measures was not stored');
  return added.generation;
}

export const hasMeasureRows = (db: Db): boolean =>
  db.first('SELECT 1 FROM measured LIMIT 1') !== undefined;
