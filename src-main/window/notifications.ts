import type { AppError } from '../../src-shared/errors.ts';
import type { ExportDone } from '../../src-shared/ipc/review-requests.ts';
import type { Result } from '../../src-shared/result.ts';
import type { SyncStatus } from '../../src-shared/workspace.ts';

interface NotificationDeps {
  /** Whether an Earmark window has the focus; then no notification is needed. */
  readonly hasFocus: () => boolean;
  /** Shows a notification of the system. */
  readonly show: (title: string, body: string) => void;
  readonly nowMs: () => number;
}

type Exported = Result<ExportDone, AppError>;

const isStatus = (payload: object): payload is SyncStatus => 'listedAll' in payload;

/** Nobody switches to another app during shorter tasks. */
const longTaskMs = 4000;

/** Notifies a reviewer who works in another app that a long task is done. */
export function createNotifications({ hasFocus, show, nowMs }: NotificationDeps) {
  let isFirstSync = false;
  const notify = (title: string, body: string): void => {
    if (!hasFocus()) show(title, body);
  };
  return {
    /** Notifies when the first sync of a workspace is complete. */
    onSyncEvent(payload: object): void {
      if (!isStatus(payload)) return;
      const { listedAll, phase, callCount: have } = payload;
      if (!listedAll) isFirstSync = have > 0 || phase === 'listing' || isFirstSync;
      if (!isFirstSync || phase !== 'up-to-date') return;
      isFirstSync = false;
      notify(
        'All calls are loaded',
        `${have.toLocaleString('en')} calls and chats are ready for review.`,
      );
    },

    /** Called when another workspace opens. */
    reset(): void {
      isFirstSync = false;
    },

    /** Runs an export and notifies when it took long. */
    async watchExport(run: () => Promise<Exported>): Promise<Exported> {
      const startedMs = nowMs();
      const reply = await run();
      if (nowMs() - startedMs < longTaskMs) return reply;
      if (reply.ok) {
        const { rows, path } = reply.value;
        notify('Export complete', `${rows.toLocaleString('en')} rows in ${path}`);
      } else if (reply.error.kind !== 'cancelled') {
        notify('Export failed', 'Open Earmark to see why.');
      }
      return reply;
    },
  };
}
