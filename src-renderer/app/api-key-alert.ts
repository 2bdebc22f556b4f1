import type { Announce } from '../lib/messages.ts';
import type { SessionState, SessionStore } from '../lib/session/session-store.ts';

interface ApiKeyAlertDeps {
  readonly session: SessionStore;
  readonly announce: Announce;
  /** Removes the alert with this text. */
  readonly withdraw: (text: string) => void;
  readonly replaceApiKey: () => void;
}

/** Shows an alert while Retell rejects the API key of the open workspace. */
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
      next: 'You can keep reviewing the calls that are here. Sync resumes with a valid API key.',
      action: { label: 'Replace API key…', run: replaceApiKey },
    });
  });
}

function rejectionText({ route: place, sync }: SessionState): string | undefined {
  if (place.at !== 'desk' || sync?.phase !== 'failed' || sync.reason !== 'wrong-key') {
    return undefined;
  }
  return `Retell no longer accepts the API key of ${place.opened.workspace.name}.`;
}
