import type { CallId } from '../../../src-shared/call.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';

interface Reload {
  /** Called when the open call was edited, here or in another window. */
  readonly call: () => Promise<void>;
  /** Called after an edit of no call: the tag set or the templates may have changed. */
  readonly sets: () => Promise<void>;
}

/** Follows the edits made in any window. Returns a function that stops this. */
export function followLibraryChanges(
  bridge: Pick<AppBridge, 'on'>,
  openCallId: () => CallId | undefined,
  reload: Reload,
): () => void {
  return bridge.on('library:changed', ({ calls }) => {
    const open = openCallId();
    if (calls.length === 0) void reload.sets();
    else if (open !== undefined && calls.includes(open)) void reload.call();
  });
}
