import { assertNever } from './result.ts';
import type { ReviewData, Edit, Review } from './review.ts';

/** An edit that touches one call; those of the tag set and the rubric belong to nobody's call. */
export type CallEdit = Extract<Edit, { callId: string }>;

/**
 * The work as it will be once the library has written the edit. Only a foretaste: the receipt brings
 * the truth, and applying an edit twice comes to the same as once.
 */
export function applyEdit(work: ReviewData, edit: CallEdit, nowMs: number): ReviewData {
  if (edit.kind === 'tag.apply') {
    const { tag } = edit;
    const others = work.tags.filter(({ id }) => id !== tag.id);
    return { ...work, tags: [...others, { ...tag, createdMs: nowMs }] };
  }
  if (edit.kind === 'tag.comment') {
    const { comment } = edit;
    return {
      ...work,
      tags: work.tags.map((tag) => (tag.id === edit.id ? { ...tag, comment } : tag)),
    };
  }
  if (edit.kind === 'tag.remove') {
    return { ...work, tags: work.tags.filter(({ id }) => id !== edit.id) };
  }
  // To have looked at something changes nothing.
  if (edit.kind === 'call.unmask') return work;
  return { ...work, review: reviewAfter(work.review, edit, nowMs) };
}

type ReviewEdit = Exclude<
  CallEdit,
  { kind: 'tag.apply' | 'tag.comment' | 'tag.remove' | 'call.unmask' }
>;

function reviewAfter(review: Review, edit: ReviewEdit, nowMs: number): Review {
  switch (edit.kind) {
    case 'answer.set':
      return {
        ...started(review),
        answers: { ...review.answers, [edit.criterionId]: edit.answer },
      };
    case 'review.comment':
      return { ...started(review), comment: edit.comment };
    case 'review.submit':
      return { ...review, status: 'submitted', submittedMs: nowMs };
    case 'review.reopen':
      return { ...review, status: 'draft' };
    case 'review.skip':
      return { ...review, status: 'skipped', skipReason: edit.reason };
    case 'review.flag':
      return {
        ...review,
        flagged: edit.flagged,
        ...(edit.note === undefined ? {} : { flagNote: edit.note }),
      };
    default:
      return assertNever(edit, 'edit');
  }
}

const started = (review: Review): Review =>
  review.status === 'new' ? { ...review, status: 'draft' } : review;
