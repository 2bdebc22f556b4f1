import type { CallId } from '../../src-shared/call.ts';
import { momentLink } from '../../src-shared/moment-link.ts';
import type { createDesk } from '../app/desk/create-desk.tsx';
import type { Announce } from '../lib/messages.ts';
import { statusMessage } from '../work/edit-messages.ts';

interface CopyLinkDeps {
  readonly workspaceId: string;
  readonly desk: ReturnType<typeof createDesk>;
  readonly announce: Announce;
}

/** The call in front, as a link can name it. */
export function openCallId({ desk }: Pick<CopyLinkDeps, 'desk'>): CallId | undefined {
  const { load } = desk.store.getState();
  return load.phase === 'ready' ? load.detail.callId : undefined;
}

/** Puts a link to where the reviewer is on the clipboard. */
export async function copyLink({ workspaceId, desk, announce }: CopyLinkDeps): Promise<void> {
  const callId = openCallId({ desk });
  if (callId === undefined) return;
  const link = momentLink({ workspaceId, callId, ms: desk.nowMs() });
  try {
    await navigator.clipboard.writeText(link);
    announce(statusMessage(`Copied ${link}`));
  } catch {
    announce({
      tone: 'alert',
      text: 'The link could not be copied.',
      next: `It is ${link}`,
    });
  }
}
