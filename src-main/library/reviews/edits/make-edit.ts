import type { AppError } from '../../../../src-shared/errors.ts';
import { assertNever, type Result } from '../../../../src-shared/result.ts';
import type { LibraryEdit } from '../../../../src-shared/library-edit.ts';
import type { Edit } from '../../../../src-shared/review.ts';
import { editCall } from './call-edits.ts';
import {
  agreeOnAnswer,
  closeSession,
  reopenSession,
  revealSession,
  saveSession,
} from './calibration-edits.ts';
import type { EditContext } from './edit-context.ts';
import { mergeTags, saveTagSet } from './tag-set-edits.ts';
import { deleteRubricDraft, publishRubric, retireRubric, saveRubricDraft } from './rubric-edits.ts';
import { carryOver, closePlan, reopenPlan, requeueCall, savePlan } from './plan-edits.ts';
import { saveRubric, saveTemplates } from './workspace-edits.ts';

/** Makes one edit inside the transaction that the caller has begun; returns its label. */
// oxlint-disable-next-line complexity -- one line per kind of edit; the compiler checks that none is missing
export function makeEdit(context: EditContext, edit: Edit | LibraryEdit): Result<string, AppError> {
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
    case 'plan.save':
      return savePlan(context, edit);
    case 'plan.close':
      return closePlan(context, edit);
    case 'plan.reopen':
      return reopenPlan(context, edit);
    case 'plan.carry-over':
      return carryOver(context, edit);
    case 'plan.requeue':
      return requeueCall(context, edit);
    case 'calibration.save':
      return saveSession(context, edit);
    case 'calibration.reveal':
      return revealSession(context, edit);
    case 'calibration.close':
      return closeSession(context, edit);
    case 'calibration.reopen':
      return reopenSession(context, edit);
    case 'calibration.agree':
      return agreeOnAnswer(context, edit);
    case 'plan.draw':
    case 'plan.replace':
    case 'reviews.import':
    case 'calls.remove':
    case 'calls.restore':
    case 'calibration.import':
      throw new Error(`${edit.kind} is made by what prepared it`);
    default:
      return assertNever(edit, 'kind of edit');
  }
}
