import type {
  Annotations,
  BetterReply,
  Correction,
  Verdict,
} from '../../../../src-shared/annotations.ts';
import type { Span } from '../../../../src-shared/span.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import type { Db } from '../../db/db.ts';
import { fromStored } from '../../db/stored-json.ts';
import type { Recorder, TableName } from './row-change.ts';

interface CorrectionRow {
  readonly id: string;
  readonly span: string;
  readonly original: string;
  readonly corrected: string;
  readonly created_ms: number;
}

interface VerdictRow {
  readonly field: string;
  readonly stance: Verdict['stance'];
  readonly retell_value: string | null;
  readonly value: string | null;
  readonly reason: string | null;
}

export const readAnnotations = (db: Db, reviewId: string): Annotations => ({
  corrections: readCorrections(db, reviewId),
  checkedTurns: db
    .all<{ entry: number }>(
      'SELECT entry FROM checked_turns WHERE review_id = ? ORDER BY entry',
      reviewId,
    )
    .map(({ entry }) => entry),
  betterReplies: db
    .all<BetterReply>(
      'SELECT entry, quote, reply FROM better_replies WHERE review_id = ? ORDER BY entry',
      reviewId,
    )
    .map((row) => ({ ...row })),
  verdicts: Object.fromEntries(
    db
      .all<VerdictRow>(
        'SELECT field, stance, retell_value, value, reason FROM verdicts WHERE review_id = ?',
        reviewId,
      )
      .map((row) => [row.field, verdictOf(row)]),
  ),
});

const readCorrections = (db: Db, reviewId: string): readonly Correction[] =>
  db
    .all<CorrectionRow>(
      `SELECT id, span, original, corrected, created_ms FROM corrections WHERE review_id = ?
       ORDER BY coalesce(span ->> 'entry', -1), coalesce(span ->> 'firstWord', -1), id`,
      reviewId,
    )
    .map((row) => ({
      id: row.id,
      span: fromStored<Span>(row.span),
      original: row.original,
      corrected: row.corrected,
      createdMs: row.created_ms,
    }));

function verdictOf({ stance, retell_value: retell, value, reason }: VerdictRow): Verdict {
  const from = retell === null ? {} : { retellValue: retell };
  if (stance === 'agreed') return { stance, ...from };
  if (stance === 'disputed') return { stance, ...from, reason: reason ?? '' };
  return { stance, ...from, value: value ?? '', ...(reason === null ? {} : { reason }) };
}

interface Written {
  readonly reviewId: string;
  readonly callId: CallId;
  readonly before: Annotations;
  readonly after: Annotations;
}

/** Writes the rows that differ. The review exists already, because the rows refer to it. */
export function writeAnnotations(recorder: Recorder, written: Written): void {
  const { reviewId, callId, before, after } = written;
  const removeMissing = (
    table: TableName,
    old: readonly (string | number)[],
    kept: ReadonlySet<string | number>,
    keyOf: (id: string | number) => readonly (string | number)[],
  ): void => {
    for (const id of old) if (!kept.has(id)) recorder.remove(table, keyOf(id));
  };
  const inReview = (id: string | number) => [reviewId, id];
  removeMissing('corrections', idsOf(before), new Set(idsOf(after)), (id) => [id]);
  removeMissing('checked_turns', before.checkedTurns, new Set(after.checkedTurns), inReview);
  removeMissing('better_replies', entriesOf(before), new Set(entriesOf(after)), inReview);
  removeMissing(
    'verdicts',
    Object.keys(before.verdicts),
    new Set(Object.keys(after.verdicts)),
    inReview,
  );
  for (const { id, span, original, corrected, createdMs } of after.corrections) {
    recorder.put('corrections', {
      id,
      review_id: reviewId,
      call_id: callId,
      span: JSON.stringify(span),
      original,
      corrected,
      created_ms: createdMs,
    });
  }
  for (const entry of after.checkedTurns) {
    recorder.put('checked_turns', { review_id: reviewId, entry });
  }
  for (const { entry, quote, reply } of after.betterReplies) {
    recorder.put('better_replies', { review_id: reviewId, entry, quote, reply });
  }
  for (const [field, verdict] of Object.entries(after.verdicts)) {
    recorder.put('verdicts', { review_id: reviewId, field, ...verdictCells(verdict) });
  }
}

const idsOf = ({ corrections }: Annotations): readonly string[] => corrections.map(({ id }) => id);

const entriesOf = ({ betterReplies }: Annotations): readonly number[] =>
  betterReplies.map(({ entry }) => entry);

const verdictCells = (verdict: Verdict) => ({
  stance: verdict.stance,
  retell_value: verdict.retellValue ?? null,
  value: verdict.stance === 'corrected' ? verdict.value : null,
  reason: verdict.stance === 'agreed' ? null : (verdict.reason ?? null),
});
