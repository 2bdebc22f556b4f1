import type { Announce } from '../lib/messages.ts';
import type { SessionState, SessionStore } from '../lib/session/session-store.ts';

interface ApiKeyAlertDeps {
  readonly session: SessionStore;
  readonly announce: Announce;
  /** Takes back what was announced with these words. */
  readonly withdraw: (text: string) => void;
  readonly replaceApiKey: () => void;
}

/** Says that the key of the open workspace is refused from now on, and takes it back when it is not. */
export function alertOnRejectedApiKey({
  session,
  announce,
  withdraw,
  replaceApiKey,
}: ApiKeyAlertDeps): void {
  let announced: string | undefined;
  session.subscribe((state) => {
    const text = rejectionText(state);
    if (text === announced) return;
    if (announced !== undefined) withdraw(announced);
    announced = text;
    if (text === undefined) return;
    announce({
      tone: 'alert',
      text,
      next: 'What is here stays open for review. With another key, or once this one is allowed again, the sync goes on.',
      action: { label: 'Replace the key …', run: replaceApiKey },
    });
  });
}

function rejectionText({ route: place, sync }: SessionState): string | undefined {
  if (place.at !== 'desk' || sync?.phase !== 'failed' || sync.reason !== 'wrong-key') {
    return undefined;
  }
  return `Retell does not accept the API key of ${place.opened.workspace.name} any more.`;
}
