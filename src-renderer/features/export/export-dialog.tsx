import { useState } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { ExportDone } from '../../../src-shared/ipc/contract.ts';
import type { AppBridge } from '../../lib/bridge.ts';
import { explainError } from '../../lib/error-text.ts';
import { formatCount } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/fields.tsx';
import './export.css';

/** The queue as the reviewer sees it, which is what will be exported. */
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

/** Says what will be written and where; Enter does it. */
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
      title="Export"
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            shortcut="Enter"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to press it
            autoFocus
            disabled={run.phase === 'running' || total === 0}
            onClick={() => void start()}
          >
            {run.phase === 'running' ? 'Writing …' : 'Export CSV'}
          </Button>
        </>
      }
    >
      <div className="export">
        <p>
          {total === 0
            ? `The queue is empty: there is nothing to export. Change its filters first.`
            : `${reviewsText(queue)}, as it is filtered and sorted now: scores, answers, comments, tags and evidence.`}
        </p>
        <p className="export-dim">
          A CSV file, for any spreadsheet. It goes to{' '}
          {folder === '' ? 'your downloads folder' : folder}.
        </p>
        <Checkbox
          label="Ask where to put it"
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

function reviewsText({ filter, total }: QueueToExport): string {
  const noun = filter.kind === 'chat' ? 'chat' : 'call';
  if (total === 1) return `The review of the one ${noun} in the queue`;
  return `The reviews of the ${formatCount(total)} ${noun}s in the queue`;
}

function Failed({ error }: { readonly error: AppError }) {
  const { title, next } = explainError(error);
  return (
    <p role="alert" className="export-failed">
      <strong>{title}</strong> {next}
    </p>
  );
}
