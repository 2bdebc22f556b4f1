import { useState } from 'react';
import type { AppError } from '../../../src-shared/errors.ts';
import type {
  CsvDialect,
  ExportFormat,
  ExportOptions,
} from '../../../src-shared/export-options.ts';
import { defaultCsvDialect } from '../../../src-shared/csv-dialects.ts';
import type { QueueFilter, QueueSort } from '../../../src-shared/filter.ts';
import type { ExportDone } from '../../../src-shared/ipc/review-requests.ts';
import type { AppBridge } from '../../lib/bridge.ts';
import { explainError } from '../../lib/error-text.ts';
import { Button } from '../../ui/button.tsx';
import { CancellableProgress } from '../../ui/cancellable-progress.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/fields.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { exportText } from './export-text.ts';
import { FormatChoice } from './format-choice.tsx';
import { FormatOptions, noSilence } from './format-options.tsx';
import { useExport, type ExportRun } from './use-export.ts';
import './export.css';

/** The queue as it is filtered and sorted now. */
export interface QueueToExport {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly total: number;
}

/** The call on the desk. */
export interface CallToExport {
  readonly id: string;
  readonly kind: 'call' | 'chat';
}

interface ExportDialogProps {
  readonly queue: QueueToExport;
  readonly openCall?: CallToExport | undefined;
  readonly bridge: AppBridge;
  readonly folder: string;
  /** `total` is the number of calls from which the reviews come. */
  readonly onDone: (done: ExportDone, total: number) => void;
  readonly onClose: () => void;
}

/** Says what will be exported and where. Enter starts the export. */
export function ExportDialog(props: ExportDialogProps) {
  const { queue, openCall, bridge, folder, onDone, onClose } = props;
  const [options, setOptions] = useState<ExportOptions>(optionsOf('csv'));
  const [scope, setScope] = useState<'queue' | 'call'>('queue');
  const [askWhere, setAskWhere] = useState(false);
  const chosenCall = scope === 'call' ? openCall : undefined;
  const { run, start, cancel } = useExport(bridge, (done) => {
    onDone(done, chosenCall === undefined ? queue.total : done.rows);
  });
  const isRunning = run.phase === 'running';
  const chosenOptions = chosenCall === undefined ? options : asScorecard(options);
  const filter = chosenCall === undefined ? queue.filter : onlyCall(chosenCall);
  return (
    <Dialog
      title={exportText.title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{isRunning ? exportText.background : exportText.cancel}</Button>
          <Button
            tone="primary"
            shortcut="Enter"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- Enter starts what the dialog was opened for
            autoFocus
            disabled={isRunning || (chosenCall === undefined && queue.total === 0)}
            onClick={() =>
              void start({ filter, sort: queue.sort, options: chosenOptions, askWhere })
            }
          >
            {isRunning ? exportText.running : exportText.submit(options.format)}
          </Button>
        </>
      }
    >
      <div className="export">
        {openCall === undefined ? undefined : (
          <SegmentedControl
            label={exportText.scopeLabel}
            value={scope}
            options={scopes}
            onChange={setScope}
          />
        )}
        <p>{chosenCall === undefined ? queueText(queue) : exportText.callScope}</p>
        <FormatChoice
          value={options.format}
          disabled={isRunning}
          onChange={(format) => {
            setOptions(optionsOf(format));
          }}
        />
        <FormatOptions
          options={chosenOptions}
          isOneCall={chosenCall !== undefined}
          decimalSign={systemDecimalSign()}
          onChange={setOptions}
        />
        <p className="export-dim">{exportText.folder(options.format, folder)}</p>
        <Checkbox
          label={exportText.askWhere}
          checked={askWhere}
          onChange={(event) => {
            setAskWhere(event.target.checked);
          }}
        />
        <Progress run={run} onCancel={cancel} />
      </div>
    </Dialog>
  );
}

const scopes = [
  { value: 'queue', label: exportText.queue },
  { value: 'call', label: exportText.openCall },
] as const;

function queueText({ total, filter }: QueueToExport): string {
  if (total === 0) return exportText.empty;
  return exportText.scope(total, filter.kind === 'chat' ? 'chat' : 'call');
}

function Progress({ run, onCancel }: { readonly run: ExportRun; readonly onCancel: () => void }) {
  switch (run.phase) {
    case 'idle':
      return undefined;
    case 'running':
      return (
        <CancellableProgress
          label={exportText.running}
          text={exportText.progress(run.reviews)}
          onCancel={onCancel}
        />
      );
    case 'failed':
      return <Failed error={run.error} />;
    default:
      return run satisfies never;
  }
}

function Failed({ error }: { readonly error: AppError }) {
  const { title, next } = explainError(error);
  return (
    <p role="alert" className="export-failed">
      <strong>{title}</strong> {next}
    </p>
  );
}

/** The options with which a format is offered first. */
function optionsOf(format: ExportFormat): ExportOptions {
  switch (format) {
    case 'csv':
      return { format, ...defaultCsvDialect };
    case 'html':
    case 'pdf':
      return { format, content: 'summary' };
    case 'jsonl':
      return { format, per: 'call' };
    case 'wav':
      return { format, silence: noSilence };
    case 'json':
    case 'xlsx':
      return { format };
    default:
      return format satisfies never;
  }
}

const asScorecard = (options: ExportOptions): ExportOptions =>
  options.format === 'html' || options.format === 'pdf'
    ? { ...options, content: 'scorecards' }
    : options;

const onlyCall = ({ id, kind }: CallToExport): QueueFilter => ({
  kind,
  call: { call_id: { type: 'string', op: 'eq', value: id } },
});

/** The sign before decimals in the language that this computer is set to. */
function systemDecimalSign(): CsvDialect['decimalSign'] {
  const parts = new Intl.NumberFormat(navigator.language).formatToParts(1.5);
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? 'comma' : 'point';
}
