import type { AppError } from '../../../../src-shared/errors.ts';
import { assertNever, type Result } from '../../../../src-shared/result.ts';
import type { Edit } from '../../../../src-shared/review.ts';
import { editCall } from './call-edits.ts';
import type { EditContext } from './edit-context.ts';
import { mergeTags, saveTagSet } from './tag-set-edits.ts';
import { deleteRubricDraft, publishRubric, retireRubric, saveRubricDraft } from './rubric-edits.ts';
import { saveRubric, saveTemplates } from './workspace-edits.ts';

/** Makes one edit inside the transaction that the caller has begun; returns its label. */
export function makeEdit(context: EditContext, edit: Edit): Result<string, AppError> {
  if ('callId' in edit) return editCall(context, edit);
  switch (edit.kind) {
    case 'tag-set.save':
      return saveTagSet(context, edit);
    case 'tag-set.merge':
      return mergeTags(context, edit);
    case 'templates.save':
      return saveTemplates(context, edit);
    case 'rubric.save':
      return saveRubric(context, edit);
    case 'rubric.save-draft':
      return saveRubricDraft(context, edit);
    case 'rubric.publish':
      return publishRubric(context, edit);
    case 'rubric.retire':
      return retireRubric(context, edit);
    case 'rubric.delete-draft':
      return deleteRubricDraft(context, edit);
    default:
      return assertNever(edit, 'kind of edit');
  }
}
