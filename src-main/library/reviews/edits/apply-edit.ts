import type { AppError } from '../../../../src-shared/errors.ts';
import { assertNever, type Result } from '../../../../src-shared/result.ts';
import type { Edit } from '../../../../src-shared/review.ts';
import { setAnswer } from './answer-edits.ts';
import type { EditContext } from './edit-context.ts';
import { commentReview, flagCall, reopenReview, skipCall, submitReview } from './review-edits.ts';
import { saveRubric } from './workspace-edits.ts';
import { unmaskCall } from './review-edits.ts';
import { applyTag, commentTag, removeTag } from './tag-edits.ts';
import { mergeTags, saveTagSet } from './tag-set-edits.ts';
import { saveTemplates } from './workspace-edits.ts';

/** Does one edit inside the transaction that the caller has begun; answers its label. */
// oxlint-disable-next-line complexity -- one line a kind of edit; the compiler counts them
export function applyEdit(context: EditContext, edit: Edit): Result<string, AppError> {
  switch (edit.kind) {
    case 'tag.apply':
      return applyTag(context, edit);
    case 'tag.comment':
      return commentTag(context, edit);
    case 'tag.remove':
      return removeTag(context, edit);
    case 'answer.set':
      return setAnswer(context, edit);
    case 'review.comment':
      return commentReview(context, edit);
    case 'review.submit':
      return submitReview(context, edit);
    case 'review.reopen':
      return reopenReview(context, edit);
    case 'review.skip':
      return skipCall(context, edit);
    case 'review.flag':
      return flagCall(context, edit);
    case 'call.unmask':
      return unmaskCall(context, edit);
    case 'tag-set.save':
      return saveTagSet(context, edit);
    case 'tag-set.merge':
      return mergeTags(context, edit);
    case 'templates.save':
      return saveTemplates(context, edit);
    case 'rubric.save':
      return saveRubric(context, edit);
    default:
      return assertNever(edit, 'kind of edit');
  }
}
