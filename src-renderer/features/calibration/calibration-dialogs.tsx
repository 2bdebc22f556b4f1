import { useState } from 'react';
import type { DifferingAnswers } from '../../../src-shared/calibration-results/differing-answers.ts';
import type { ListedSession } from '../../../src-shared/calibration/session.ts';
import { AnswerInput } from '../../ui/answer-input.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/fields.tsx';
import type { CalibrationActions } from './calibration-actions.ts';
import '../../ui/form-dialog.css';
import { agreeText, missingReviews, revealText } from './calibration-text.ts';

interface RevealDialogProps {
  readonly listed: ListedSession;
  readonly actions: CalibrationActions;
}

/** Says what revealing does, and which reviews are missing. */
export const RevealDialog = ({ listed, actions }: RevealDialogProps) => (
  <Dialog
    title={revealText.title}
    size="small"
    onClose={actions.closeDialog}
    footer={
      <>
        <Button onClick={actions.closeDialog}>{revealText.cancel}</Button>
        <Button
          tone="primary"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the reviewer has just chosen to reveal
          autoFocus
          onClick={() => void actions.reveal()}
        >
          {revealText.submit}
        </Button>
      </>
    }
  >
    <p>{revealText.question(missingReviews(listed))}</p>
  </Dialog>
);

interface AgreeDialogProps {
  readonly difference: DifferingAnswers;
  readonly actions: CalibrationActions;
}

/** Records what the participants agreed on, with the reason. */
export function AgreeDialog({ difference, actions }: AgreeDialogProps) {
  const { criterion, agreed } = difference;
  const [value, setValue] = useState(agreed?.value);
  const [comment, setComment] = useState(agreed?.comment ?? '');
  return (
    <Dialog
      title={agreeText.title}
      size="medium"
      onClose={actions.closeDialog}
      footer={
        <>
          {agreed === undefined ? undefined : (
            <Button onClick={() => void actions.agree(undefined, '')}>{agreeText.remove}</Button>
          )}
          <Button onClick={actions.closeDialog}>{agreeText.cancel}</Button>
          <Button
            tone="primary"
            disabled={value === undefined}
            onClick={() => void actions.agree(value, comment)}
          >
            {agreeText.submit}
          </Button>
        </>
      }
    >
      <div className="form-dialog">
        <div role="radiogroup" aria-label={`${agreeText.answer}: ${criterion.name}`}>
          <p className="session-note">{criterion.name}</p>
          <AnswerInput criterion={criterion} value={value} onChange={setValue} />
        </div>
        <TextArea
          label={agreeText.comment}
          hint={agreeText.commentHint}
          maxLength={20_000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
