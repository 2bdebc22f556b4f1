import type { AppError } from '../../src-shared/errors.ts';
import type { ExportDone } from '../../src-shared/ipc/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';

interface NotificationDeps {
  /** A window of ours has the focus: what is done is seen there. */
  readonly hasFocus: () => boolean;
  /** The system's own notification. */
  readonly show: (title: string, body: string) => void;
  readonly nowMs: () => number;
}

type Exported = Result<ExportDone, AppError>;

const isStatus = (payload: object): payload is SyncStatus => 'listedAll' in payload;

/** Shorter work is not waited for elsewhere. */
const longTaskMs = 4000;

/** Says by a notification that long work is done, to a reviewer who has gone elsewhere meanwhile. */
export function createNotifications({ hasFocus: isInFront, show, nowMs }: NotificationDeps) {
  let isFirstSync = false;
  const notify = (title: string, body: string): void => {
    if (!isInFront()) show(title, body);
  };
  return {
    /** Hears what sync announces; the first time that all calls are here after a long way counts. */
    onSyncEvent(payload: object): void {
      if (!isStatus(payload)) return;
      const { listedAll, phase, callCount: have } = payload;
      if (!listedAll) isFirstSync = have > 0 || phase === 'listing' || isFirstSync;
      if (!isFirstSync || phase !== 'up-to-date') return;
      isFirstSync = false;
      notify('All calls are here', `${have.toLocaleString('en')} calls and chats can be reviewed.`);
    },

    /** Another workspace is open: what was filled before is no news of this one. */
    reset(): void {
      isFirstSync = false;
    },

    /** Runs an export and tells of it when it took long. */
    async watchExport(run: () => Promise<Exported>): Promise<Exported> {
      const startedMs = nowMs();
      const reply = await run();
      if (nowMs() - startedMs < longTaskMs) return reply;
      if (reply.ok) {
        const { rows, path } = reply.value;
        notify('The export is done', `${rows.toLocaleString('en')} rows in ${path}`);
      } else if (reply.error.kind !== 'cancelled') {
        notify('The export did not finish', 'Earmark says why.');
      }
      return reply;
    },
  };
}
