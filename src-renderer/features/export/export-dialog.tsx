import { useState } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { ExportDone } from '../../../src-shared/ipc/review-requests.ts';
import type { AppBridge } from '../../lib/bridge.ts';
import { explainError } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/fields.tsx';
import { exportText } from './export-text.ts';
import './export.css';

/** The queue as it is filtered and sorted now. */
export interface QueueToExport {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly total: number;
}

interface ExportDialogProps {
  readonly queue: QueueToExport;
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly folder: string;
  readonly onDone: (done: ExportDone) => void;
  readonly onClose: () => void;
}

type ExportRun =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running' }
  | { readonly phase: 'failed'; readonly error: AppError };

/** Says what will be exported and where. Enter starts the export. */
export function ExportDialog({ queue, bridge, folder, onDone, onClose }: ExportDialogProps) {
  const [run, setRun] = useState<ExportRun>({ phase: 'idle' });
  const [askWhere, setAskWhere] = useState(false);
  const { filter, sort, total } = queue;
  const start = async (): Promise<void> => {
    setRun({ phase: 'running' });
    const reply = await bridge.request('export:csv', { filter, sort, askWhere });
    if (reply.ok) onDone(reply.value);
    else if (reply.error.kind === 'cancelled') setRun({ phase: 'idle' });
    else setRun({ phase: 'failed', error: reply.error });
  };
  return (
    <Dialog
      title={exportText.title}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{exportText.cancel}</Button>
          <Button
            tone="primary"
            shortcut="Enter"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- Enter starts what the dialog was opened for
            autoFocus
            disabled={run.phase === 'running' || total === 0}
            onClick={() => void start()}
          >
            {run.phase === 'running' ? exportText.running : exportText.submit}
          </Button>
        </>
      }
    >
      <div className="export">
        <p>
          {total === 0
            ? exportText.empty
            : exportText.scope(total, filter.kind === 'chat' ? 'chat' : 'call')}
        </p>
        <p className="export-dim">{exportText.format(folder)}</p>
        <Checkbox
          label={exportText.askWhere}
          checked={askWhere}
          onChange={(event) => {
            setAskWhere(event.target.checked);
          }}
        />
        {run.phase === 'failed' ? <Failed error={run.error} /> : undefined}
      </div>
    </Dialog>
  );
}

function Failed({ error }: { readonly error: AppError }) {
  const { title, next } = explainError(error);
  return (
    <p role="alert" className="export-failed">
      <strong>{title}</strong> {next}
    </p>
  );
}
