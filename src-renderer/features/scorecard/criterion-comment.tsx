import { useStore } from 'zustand';
import type { CallId } from '../../../src-shared/call.ts';
import type { Criterion } from '../../../src-shared/rubrics/rubric.ts';
import { useAutosaveField } from '../../work/autosave.ts';
import { TextArea } from '../../ui/fields.tsx';
import { scorecardText } from './scorecard-text.ts';
import { useIsReadOnly } from '../../work/read-only.ts';
import type { ScorecardParts } from './scorecard-actions.ts';

interface CommentProps {
  readonly parts: ScorecardParts;
  readonly criterion: Criterion;
  readonly callId: CallId;
  readonly saved: string | undefined;
}

/** The id of the element around a criterion's comment field. */
export const commentElementId = (criterionId: string): string => `criterion-comment-${criterionId}`;

/** The comment on one answer; shown when there is one, or while it is being written. */
export function CriterionComment({ parts, criterion, callId, saved = '' }: CommentProps) {
  const { id, name } = criterion;
  const isReadOnly = useIsReadOnly(parts);
  const isOpen = useStore(parts.store, ({ commentingOn }) => commentingOn === id);
  const field = useAutosaveField({
    store: parts.draftStore,
    actions: parts.drafts,
    fieldKey: `answer-comment ${callId} ${id}`,
    saved,
    save: parts.actions.saveAnswerComment(callId, criterion),
  });
  if (!isOpen && field.value === '') return undefined;
  return (
    <div className="criterion-comment" id={commentElementId(id)}>
      <TextArea
        label={scorecardText.commentOn(name)}
        hideLabel
        rows={2}
        placeholder={scorecardText.comment}
        readOnly={isReadOnly}
        data-comment-field=""
        maxLength={20_000}
        value={field.value}
        problem={field.problem}
        onChange={(event) => field.onText(event.target.value)}
        onBlur={field.onBlur}
        onKeyDown={(event) => {
          // Enter saves, as in the comment of a tag; Shift+Enter starts a new line.
          const isDone = event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
          if (event.key !== 'Escape' && !isDone) return;
          if (event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          parts.actions.closeComment(id);
        }}
      />
    </div>
  );
}
