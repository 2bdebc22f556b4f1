import { planProblems } from '../../../../src-shared/plans/plan-problems.ts';
import { ok } from '../../../../src-shared/result.ts';
import type { Db } from '../../db/db.ts';
import { readDrawnReviews } from '../tables/plan-progress.ts';
import {
  planRow,
  readDraw,
  readDrawnCall,
  readDrawnCalls,
  readDraws,
  readPlan,
  type DrawnCallRow,
} from '../tables/plans.ts';
import { refused, type WorkspaceEdit } from './edit-context.ts';
import { planEditText as text } from './plan-edit-text.ts';

export const savePlan: WorkspaceEdit<'plan.save'> = ({ db, recorder, nowMs }, { plan }) => {
  const [problem] = planProblems(plan);
  if (problem !== undefined) return refused(problem.message);
  if (isNameTaken(db, plan.name, plan.id)) return refused(text.nameTaken);
  const stored = planRow(db, plan.id);
  recorder.put('plans', {
    id: plan.id,
    name: plan.name,
    body: JSON.stringify(plan),
    created_ms: stored?.['created_ms'] ?? nowMs,
    closed_ms: stored?.['closed_ms'] ?? null,
  });
  return ok(stored === undefined ? text.created(plan.name) : text.changed(plan.name));
};

/** Exports and the palette find a plan by its name. */
const isNameTaken = (db: Db, name: string, id: string): boolean =>
  db.first('SELECT 1 FROM plans WHERE name = ? COLLATE NOCASE AND id <> ?', name, id) !== undefined;

export const closePlan: WorkspaceEdit<'plan.close'> = ({ db, recorder, nowMs }, { planId }) => {
  const row = planRow(db, planId);
  const name = readPlan(db, planId)?.name;
  if (row === undefined || name === undefined) return refused(text.noSuchPlan);
  recorder.put('plans', { ...row, closed_ms: nowMs });
  return ok(text.closed(name));
};

export const reopenPlan: WorkspaceEdit<'plan.reopen'> = ({ db, recorder }, { planId }) => {
  const row = planRow(db, planId);
  const name = readPlan(db, planId)?.name;
  if (row === undefined || name === undefined) return refused(text.noSuchPlan);
  recorder.put('plans', { ...row, closed_ms: null });
  return ok(text.reopened(name));
};

export const carryOver: WorkspaceEdit<'plan.carry-over'> = (
  { db, recorder, nowMs },
  { planId },
) => {
  const name = readPlan(db, planId)?.name;
  if (name === undefined) return refused(text.noSuchPlan);
  const [newest, ...earlier] = readDraws(db, planId);
  if (newest === undefined || earlier.length === 0) return refused(text.noEarlierDraw);
  const present = readDrawnCalls(db, newest.id);
  const known = new Set(present.map((row) => row.call_id));
  let position = lastPosition(present);
  // Calls are listed oldest draw first.
  const open = earlier.toReversed().flatMap(({ id }) => openCalls(db, id));
  for (const row of open) {
    recorder.put('drawn_calls', { ...row, state: 'carried-over' });
    if (known.has(row.call_id)) continue;
    known.add(row.call_id);
    position += 1;
    const reason = row.reason.startsWith(carriedOver) ? row.reason : `${carriedOver}${row.reason}`;
    recorder.put('drawn_calls', {
      ...row,
      draw_id: newest.id,
      position,
      reason,
      added_ms: nowMs,
    });
  }
  return open.length === 0 ? refused(text.nothingToCarry) : ok(text.carriedOver(name, open.length));
};

const carriedOver = 'Carried over. ';

/** The calls of a draw that nobody has submitted or skipped. */
function openCalls(db: Db, drawId: string): readonly DrawnCallRow[] {
  const open = new Set(
    readDrawnReviews(db, drawId)
      .filter(({ state }) => state !== 'submitted' && state !== 'skipped')
      .map((review) => review.call_id),
  );
  return readDrawnCalls(db, drawId).filter((row) => open.has(row.call_id));
}

/** The call goes to the end of the plan, since its replacement keeps its place. */
export const requeueCall: WorkspaceEdit<'plan.requeue'> = (
  { db, recorder },
  { drawId, drawnCall },
) => {
  const draw = readDraw(db, drawId);
  const row = readDrawnCall(db, drawId, drawnCall);
  if (draw === undefined) return refused(text.noSuchDraw);
  if (row?.state !== 'replaced') return refused(text.notReplaced);
  const position = lastPosition(readDrawnCalls(db, drawId)) + 1;
  recorder.put('drawn_calls', { ...row, position, state: 'drawn', note: null });
  return ok(text.requeued(readPlan(db, draw.planId)?.name ?? draw.plan.name));
};

const lastPosition = (rows: readonly DrawnCallRow[]): number =>
  rows.reduce((last, { position }) => Math.max(last, position), 0);
