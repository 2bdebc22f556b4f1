import type { CallKind } from '../../../src-shared/call.ts';
import type { Facet, QueueFacets } from '../../../src-shared/queue.ts';
import { callsOfKind, type FacetName } from '../calls/facet-counts.ts';
import type { Db } from '../db/db.ts';
import { startOfDay } from './tally.ts';

/** The values to filter by with their counts, which are maintained as calls are stored. */
export function readFacets(
  db: Db,
  kind: CallKind,
  nowMs: number,
): Omit<QueueFacets, 'measuredCriteria'> {
  const valuesOf = (facet: FacetName): readonly Facet[] =>
    db.all<{ value: string; calls: number }>(
      `SELECT value, calls FROM counts WHERE kind = ? AND facet = ? ORDER BY calls DESC, value`,
      kind,
      facet,
    );
  const keys = (facet: FacetName): readonly string[] => valuesOf(facet).map(({ value }) => value);
  const startAtEdge = (order: 'ASC' | 'DESC'): number | undefined =>
    db.first<{ start_ms: number }>(
      `SELECT start_ms FROM calls WHERE kind = ? AND start_ms IS NOT NULL
       ORDER BY key ${order} LIMIT 1`,
      kind,
    )?.start_ms;
  const earliestMs = startAtEdge('ASC');
  const latestMs = startAtEdge('DESC');
  return {
    agents: agents(db, valuesOf('agent')),
    sentiments: valuesOf('sentiment'),
    statuses: valuesOf('status'),
    types: valuesOf('type'),
    directions: valuesOf('direction'),
    reasons: valuesOf('reason'),
    dataStorage: valuesOf('data-storage'),
    toolNames: valuesOf('tool'),
    outcomes: valuesOf('outcome'),
    reviewStatuses: reviewStatuses(db, kind),
    reviewers: reviewers(db, kind),
    plans: plans(db),
    reviewedToday: reviewedSince(db, kind, startOfDay(nowMs)),
    metadataKeys: keys('metadata'),
    customAnalysisKeys: keys('custom_analysis_data'),
    customAttributeKeys: keys('custom_attributes'),
    dynamicVariableKeys: keys('dynamic_variables'),
    ...(earliestMs === undefined ? {} : { earliestMs }),
    ...(latestMs === undefined ? {} : { latestMs }),
    calls: callsOfKind(db, 'call'),
    chats: callsOfKind(db, 'chat'),
  };
}

/** Only reviewed calls are counted; the rest is new. */
function reviewStatuses(db: Db, kind: CallKind): readonly Facet[] {
  const reviewed = db.all<Facet>(
    `SELECT state AS value, count(*) AS calls FROM calls INDEXED BY calls_status
     WHERE kind = ? AND state <> 'new' GROUP BY state`,
    kind,
  );
  const rest = reviewed.reduce((calls, facet) => calls - facet.calls, callsOfKind(db, kind));
  const all = rest === 0 ? reviewed : [{ value: 'new', calls: rest }, ...reviewed];
  return all.toSorted((a, b) => b.calls - a.calls || (a.value < b.value ? -1 : 1));
}

const reviewers = (db: Db, kind: CallKind): readonly Facet[] =>
  db.all<Facet>(
    `SELECT reviewer AS value, count(*) AS calls
     FROM call_reviewers r JOIN calls c ON c.key = r.key
     WHERE c.kind = ? GROUP BY reviewer ORDER BY calls DESC, value`,
    kind,
  );

const plans = (db: Db): QueueFacets['plans'] =>
  db.all(
    `SELECT id AS value, name, (SELECT count(*) FROM plan_calls WHERE plan_id = id) AS calls
     FROM plans ORDER BY name`,
  );

const reviewedSince = (db: Db, kind: CallKind, ms: number): number =>
  db.first<{ calls: number }>(
    `SELECT count(*) AS calls FROM calls INDEXED BY calls_submitted
     WHERE kind = ? AND submitted_ms >= ?`,
    kind,
    ms,
  )?.calls ?? 0;

function agents(db: Db, counted: readonly Facet[]): QueueFacets['agents'] {
  const byId = new Map<string, { versions: number[]; calls: number }>();
  for (const { value, calls } of counted) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the facet counter stores agents as [id] or [id, version]
    const [id, version] = JSON.parse(value) as [string, number?];
    const agent = byId.get(id) ?? { versions: [], calls: 0 };
    byId.set(id, agent);
    agent.calls += calls;
    if (version !== undefined) agent.versions.push(version);
  }
  return [...byId]
    .map(([id, { versions, calls }]) => ({
      id,
      name: db.first<{ name: string }>('SELECT name FROM agents WHERE id = ?', id)?.name ?? id,
      versions: versions.toSorted((a, b) => a - b),
      calls,
    }))
    .toSorted((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1));
}
