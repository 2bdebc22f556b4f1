import type { ReviewData } from '../../../src-shared/review.ts';
import {
  reviewsFileFormat,
  reviewsFileVersion,
  type ExportedReview,
} from '../../../src-shared/exports/reviews-file.ts';
import type { Rubric } from '../../../src-shared/rubrics/rubric.ts';
import type { Tag } from '../../../src-shared/tag.ts';
import type { ExportRow } from '../../library/port.ts';
import type { FileSink } from '../../lib/whole-file.ts';
import { localTime, utcTime } from '../cells/timestamps.ts';
import { percentOf, scoreOfRow } from '../columns/review-columns.ts';
import type { ExportSource } from '../rows/export-source.ts';
import { isoTime } from './iso-time.ts';
import { withoutUndefined } from './without-undefined.ts';

/** `earmark-reviews`, version 1: one review a line, then the rubrics and tags that they use. */
export async function writeJson(source: ExportSource, sink: FileSink): Promise<void> {
  const rubrics = new Map<string, Rubric>();
  const tags = new Map<string, Tag>();
  const head = {
    format: reviewsFileFormat,
    formatVersion: reviewsFileVersion,
    exportedAt: utcTime(source.exportedMs),
    exportedAtLocal: localTime(source.exportedMs),
    workspace: source.workspace,
    redacted: source.redacted,
  };
  // The rest of the object follows as it is read.
  await sink.write(`${JSON.stringify(head).slice(0, -1)},\n"reviews":[`);
  let separator = '\n';
  for await (const page of source.pages('review')) {
    let text = '';
    for (const row of page) {
      if (row.work.reviewId === undefined) continue;
      text += separator + JSON.stringify(exportedReview(row, row.work.reviewId));
      separator = ',\n';
      rubrics.set(`${row.rubric.id} ${row.rubric.version}`, row.rubric);
      for (const tag of row.tags) tags.set(tag.id, tag);
    }
    await sink.write(text);
  }
  const rest = { rubrics: [...rubrics.values()], tags: [...tags.values()] };
  await sink.write(`\n],\n${JSON.stringify(rest).slice(1)}\n`);
}

const exportedReview = (row: ExportRow, id: string): ExportedReview => {
  const { work, rubric } = row;
  const { review } = work;
  const { percent, passed } = scoreOfRow(row);
  return withoutUndefined({
    id,
    call: exportedCall(row),
    reviewer: withoutUndefined({ id: review.reviewerId, name: review.reviewer }),
    purpose: review.purpose,
    sessionId: review.sessionId,
    // A review that is not begun has no row.
    state: review.status === 'new' ? 'draft' : review.status,
    voidReason: review.voidReason,
    unbiased: review.unbiased,
    flagged: review.flagged,
    flagNote: review.flagNote,
    skipReason: review.skipReason,
    rubric: { id: rubric.id, version: rubric.version },
    startedAt: isoTime(review.startedMs),
    submittedAt: isoTime(review.submittedMs),
    submittedAtLocal: isoTime(review.submittedMs, localTime),
    activeMs: review.activeMs,
    score: percentOf(percent),
    passed,
    comment: review.comment,
    answers: review.answers,
    ...exportedAnnotations(work),
  });
};

const exportedCall = ({ call }: ExportRow): ExportedReview['call'] =>
  withoutUndefined({
    id: call.id,
    kind: call.kind,
    agentId: call.agentId,
    agentName: call.agentName,
    agentVersion: call.agentVersion,
    startedAt: isoTime(call.startMs),
    startedAtLocal: isoTime(call.startMs, localTime),
    durationMs: call.durationMs,
    sentiment: call.sentiment,
    successful: call.successful,
  });

const exportedAnnotations = ({ tags, corrections, ...work }: ReviewData) => ({
  tags: tags.map(({ createdMs, ...tag }) =>
    withoutUndefined({ ...tag, createdAt: isoTime(createdMs) }),
  ),
  corrections: corrections.map(({ createdMs, ...one }) =>
    withoutUndefined({ ...one, createdAt: isoTime(createdMs) }),
  ),
  checkedTurns: [...work.checkedTurns],
  betterReplies: [...work.betterReplies],
  verdicts: work.verdicts,
});
