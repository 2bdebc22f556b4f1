import { useEffect, useState } from 'react';
import type { Backup, BackupList, ReviewCounts } from '../../../src-shared/backup.ts';
import type { AppError } from '../../../src-shared/errors.ts';
import type { Result } from '../../../src-shared/result.ts';
import { explainError } from '../../lib/error-text.ts';
import { formatDateTime } from '../../lib/dates.ts';
import type { BackupActions } from '../../lib/session/backup-actions.ts';
import { Button } from '../../ui/button.tsx';
import { backupText } from './backup-text.ts';

interface ReviewBackupsProps {
  readonly backupActions: BackupActions;
}

/** The backups of the open workspace, and its reviews as one file. */
export function ReviewBackups({ backupActions }: ReviewBackupsProps) {
  const [list, setList] = useState<BackupList>();
  const [message, setMessage] = useState('');
  const [error, setError] = useState<AppError>();
  useEffect(() => {
    let isShown = true;
    void (async () => {
      const reply = await backupActions.list();
      if (!isShown) return;
      if (reply.ok) setList(reply.value);
      else setError(reply.error);
    })();
    return () => {
      isShown = false;
    };
  }, [backupActions]);

  const run = async <T,>(
    action: () => Promise<Result<T, AppError>>,
    done: (value: T) => string,
  ): Promise<void> => {
    const reply = await action();
    // Cancelled in main's dialog: nothing happened that needs a message.
    setError(reply.ok || reply.error.kind === 'cancelled' ? undefined : reply.error);
    setMessage(reply.ok ? done(reply.value) : '');
  };

  return (
    <section className="settings-backups" aria-label={backupText.title}>
      <h3>{backupText.title}</h3>
      <p className="field-hint">{backupText.hint}</p>
      <Backups
        list={list}
        onRestore={(name) =>
          void run(
            () => backupActions.restore(name),
            () => backupText.restored,
          )
        }
      />
      <div className="settings-buttons">
        <Button
          onClick={() =>
            void run(backupActions.exportFile, ({ path }) => backupText.exported(path))
          }
        >
          {backupText.exportFile}
        </Button>
        <Button onClick={() => void run(backupActions.importFile, () => backupText.restored)}>
          {backupText.importFile}
        </Button>
      </div>
      <output className="field-hint">{message}</output>
      {error === undefined ? undefined : (
        <p role="alert" className="field-problem">
          {explainError(error).title} {explainError(error).next}
        </p>
      )}
    </section>
  );
}

interface BackupsProps {
  readonly list: BackupList | undefined;
  readonly onRestore: (name: string) => void;
}

function Backups({ list, onRestore }: BackupsProps) {
  if (list === undefined) return undefined;
  if (list.backups.length === 0) return <p className="field-hint">{backupText.none}</p>;
  return (
    <table className="settings-backup-list">
      <thead>
        <tr>
          {backupText.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{backupText.now}</th>
          <Counts counts={list.current} />
          <td>{backupText.inUse}</td>
        </tr>
        {list.backups.map((backup) => (
          <BackupRow key={backup.name} backup={backup} onRestore={onRestore} />
        ))}
      </tbody>
    </table>
  );
}

interface BackupRowProps {
  readonly backup: Backup;
  readonly onRestore: (name: string) => void;
}

function BackupRow({ backup: { name, madeMs, counts }, onRestore }: BackupRowProps) {
  const date = formatDateTime(madeMs);
  return (
    <tr>
      <th scope="row">{date}</th>
      <Counts counts={counts} />
      <td>
        <Button
          aria-label={backupText.restoreLabel(date)}
          disabled={counts === undefined}
          onClick={() => {
            onRestore(name);
          }}
        >
          {backupText.restore}
        </Button>
      </td>
    </tr>
  );
}

const Counts = ({ counts }: { readonly counts: ReviewCounts | undefined }) =>
  counts === undefined ? (
    <td colSpan={3}>{backupText.unreadable}</td>
  ) : (
    <>
      <td className="figure">{backupText.reviews(counts)}</td>
      <td className="figure">{backupText.count(counts.appliedTags)}</td>
      <td className="figure">{backupText.count(counts.edits)}</td>
    </>
  );
