import type { CallId } from '../../src-shared/call.ts';
import { momentLink } from '../../src-shared/moment-link.ts';
import type { Announce } from '../lib/messages.ts';
import { statusMessage } from '../work/edit-messages.ts';

interface CopyLinkDeps {
  readonly workspaceId: string;
  readonly desk: { readonly openCallId: () => CallId | undefined; readonly nowMs: () => number };
  readonly announce: Announce;
}

/** Copies a link to the current time in the open call. */
export async function copyLink({ workspaceId, desk, announce }: CopyLinkDeps): Promise<void> {
  const callId = desk.openCallId();
  if (callId === undefined) return;
  const link = momentLink({ workspaceId, callId, ms: desk.nowMs() });
  try {
    await navigator.clipboard.writeText(link);
    announce(statusMessage(`Link copied: ${link}`));
  } catch {
    announce({
      tone: 'alert',
      text: 'Couldn’t copy the link.',
      next: `Copy it from here: ${link}`,
    });
  }
}
