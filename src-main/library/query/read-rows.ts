import type { CallId } from '../../../src-shared/call.ts';
import type { ReviewStatus } from '../../../src-shared/review-statuses.ts';
import type { QueueRows } from '../../../src-shared/queue.ts';
import type { Db } from '../db/db.ts';

interface Row {
  readonly key: number;
  readonly id: CallId;
  readonly agent_name: string | null;
  readonly agent_id: string | null;
  readonly start_ms: number | null;
  readonly duration_ms: number | null;
  readonly sentiment: string | null;
  readonly successful: number | null;
  readonly status: string | null;
  readonly type: string | null;
  readonly direction: string | null;
  readonly from_number: string | null;
  readonly to_number: string | null;
  readonly reason: string | null;
  readonly latency_p50: number | null;
  readonly state: ReviewStatus;
  readonly reviews_by_anyone: number;
  readonly flagged: number;
  readonly score: number | null;
  readonly tag_count: number;
  readonly against: number | null;
  readonly has_recording: number;
  readonly summary: string | null;
  readonly plan_reason: string | null;
}

interface RowRange {
  readonly keys: readonly number[];
  readonly from: number;
  /** The plan that the queue is filtered by, whose reasons the rows then have. */
  readonly plan: string | undefined;
}

/** The rows of these keys in order. Leaves out a key whose call has moved since. */
export function readRows(db: Db, { keys, from, plan }: RowRange): QueueRows {
  const found = new Map(
    db
      .all<Row>(
        `SELECT key, id, agent_id, start_ms, duration_ms, sentiment, successful, status,
           type, direction, from_number, to_number, reason, latency_p50, state, reviews_by_anyone,
           flagged, score, tag_count, against, has_recording, call ->> 'summary' AS summary,
           (SELECT reason FROM plan_calls p WHERE p.plan_id = ? AND p.call_id = calls.id)
             AS plan_reason,
           coalesce(agent_name, (SELECT name FROM agents a WHERE a.id = agent_id)) AS agent_name
         FROM calls JOIN payloads USING (key) WHERE key IN (SELECT value FROM json_each(?))`,
        plan ?? null,
        JSON.stringify(keys),
      )
      .map((row) => [row.key, row]),
  );
  const rows = keys.flatMap((key) => found.get(key) ?? []);
  const column = <T>(of: (row: Row) => T): readonly T[] => rows.map(of);
  return {
    from,
    ids: column(({ id }) => id),
    agentName: column((row) => row.agent_name ?? row.agent_id ?? ''),
    startMs: column((row) => row.start_ms ?? undefined),
    durationMs: column((row) => row.duration_ms ?? undefined),
    sentiment: column((row) => row.sentiment ?? undefined),
    successful: column((row) => (row.successful === null ? undefined : row.successful === 1)),
    status: column((row) => row.status ?? undefined),
    type: column((row) => row.type ?? undefined),
    direction: column((row) => row.direction ?? undefined),
    otherNumber: column(callerNumberOf),
    disconnectionReason: column((row) => row.reason ?? undefined),
    latencyP50Ms: column((row) => row.latency_p50 ?? undefined),
    reviewStatus: column(({ state }) => state),
    flagged: column(({ flagged }) => flagged === 1),
    score: column((row) => row.score ?? undefined),
    tagCount: column((row) => row.tag_count),
    measuresAgainst: column((row) => row.against ?? undefined),
    hasRecording: column((row) => row.has_recording === 1),
    summary: column((row) => startOfSummary(row.summary)),
    ...(plan === undefined
      ? {}
      : {
          planReason: column((row) => row.plan_reason ?? undefined),
          begunByOthers: column((row) => row.state === 'new' && row.reviews_by_anyone > 0),
        }),
  };
}

/** The phone number that is not the agent's. */
const callerNumberOf = (row: Row): string =>
  (row.direction === 'outbound' ? row.to_number : row.from_number) ?? '';

const maxSummaryLength = 160;

/** Cut at a character that the reader sees as one, with an ellipsis. */
function startOfSummary(summary: string | null): string | undefined {
  const line =
    summary
      ?.slice(0, 8 * maxSummaryLength)
      .replaceAll(/\s+/gu, ' ')
      .trim() ?? '';
  if (line === '') return undefined;
  if (line.length <= maxSummaryLength) return line;
  let start = '';
  for (const { segment } of graphemes.segment(line)) {
    if (start.length + segment.length >= maxSummaryLength) break;
    start += segment;
  }
  return `${start.trimEnd()}…`;
}

const graphemes = new Intl.Segmenter();
