import type { AppError } from '../../src-shared/errors.ts';
import type { Events } from '../../src-shared/ipc/contract.ts';
import type { Result } from '../../src-shared/result.ts';
import type { WorkspaceSession } from './session.ts';

type Announce = <E extends 'notice' | 'library:changed'>(event: E, payload: Events[E]) => void;

/**
 * Lists all calls again after their cache was replaced while it was in use. Open queues ended with the
 * cache, so every page opens its queue again.
 */
export function onCallsRebuilt(open: Result<WorkspaceSession, AppError>, announce: Announce): void {
  if (open.ok) {
    open.value.sync()?.restart();
    announce('notice', { error: { kind: 'library-rebuilt', path: open.value.folder } });
  }
  announce('library:changed', { kind: 'restarted' });
}
