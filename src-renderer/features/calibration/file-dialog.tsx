import { useState } from 'react';
import type {
  CalibrationPreview,
  SessionPreview,
} from '../../../src-shared/calibration-file/calibration-import.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SingleSelectField } from '../../ui/select-field.tsx';
import '../../ui/form-dialog.css';
import type { CalibrationActions } from './calibration-actions.ts';
import type { ShownFile } from './calibration-store.ts';
import { personName } from './calibration-text.ts';
import { fileText, originText, resultsSentences, sessionSentences } from './file-text.ts';

interface FileDialogProps {
  readonly file: ShownFile;
  readonly actions: CalibrationActions;
}

/** What a chosen file holds and what importing it would do, or why nothing can be imported. */
export const FileDialog = ({ file, actions }: FileDialogProps) =>
  'preview' in file ? (
    <PreviewDialog preview={file.preview} actions={actions} />
  ) : (
    <Dialog
      title={fileText.refused}
      onClose={actions.closeFile}
      footer={
        <Button tone="primary" onClick={() => void actions.chooseFile()}>
          {fileText.chooseAnother}
        </Button>
      }
    >
      <div className="form-dialog">
        <p>{file.fileName}</p>
        <ul className="session-file-list">
          {file.problems.map(({ place, message }) => (
            <li key={`${place} ${message}`}>
              {place === '' ? undefined : <code>{place}</code>} {message}
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );

interface PreviewProps {
  readonly preview: CalibrationPreview;
  readonly actions: CalibrationActions;
}

function PreviewDialog({ preview, actions }: PreviewProps) {
  const [participantId, setParticipantId] = useState(initialParticipant(preview));
  const sentences =
    preview.kind === 'session' ? sessionSentences(preview) : resultsSentences(preview);
  const mustChoose = choicesOf(preview).length > 0 && participantId === undefined;
  return (
    <Dialog
      title={preview.kind === 'session' ? fileText.sessionTitle : fileText.resultsTitle}
      onClose={actions.closeFile}
      footer={
        <>
          <Button onClick={actions.closeFile}>{fileText.cancel}</Button>
          <Button
            tone="primary"
            disabled={!hasEffect(preview) || mustChoose}
            onClick={() => void actions.importFile(participantId)}
          >
            {fileText.submit}
          </Button>
        </>
      }
    >
      <div className="form-dialog">
        <p>{originText(preview)}</p>
        <ul className="session-file-list">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {choicesOf(preview).length === 0 ? undefined : (
          <SingleSelectField
            label={fileText.whoAreYou}
            placeholder={fileText.choose}
            options={choicesOf(preview).map(({ id, name }) => ({
              value: id,
              label: personName(name),
            }))}
            value={participantId}
            onChange={setParticipantId}
          />
        )}
        <p className="session-note">{fileText.undo}</p>
      </div>
    </Dialog>
  );
}

/** Whom the reviewer can be, where the file does not say so. */
const choicesOf = (preview: CalibrationPreview): SessionPreview['candidates'] =>
  preview.kind === 'session' && preview.ownId === undefined ? preview.candidates : [];

const initialParticipant = (preview: CalibrationPreview): string | undefined =>
  preview.kind === 'session' ? (preview.ownId ?? preview.namesakeId) : undefined;

const hasEffect = (preview: CalibrationPreview): boolean =>
  preview.kind === 'session' ? preview.change !== 'same' : preview.added + preview.updated > 0;
