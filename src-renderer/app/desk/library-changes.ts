import type { CallId } from '../../../src-shared/call.ts';
import type { AppBridge } from '../../../src-shared/ipc/contract.ts';

interface Reload {
  /** The call in front was worked on, here or in another window. */
  readonly call: () => Promise<void>;
  /** An edit of no call: the tag set or the templates may be other ones now. */
  readonly sets: () => Promise<void>;
}

/** Keeps the desk in step with edits made in any window, until the function given back is called. */
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
