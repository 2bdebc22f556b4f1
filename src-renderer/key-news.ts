import type { Announce } from './lib/messages.ts';
import type { SessionState, SessionStore } from './lib/session-store.ts';

interface KeyNewsDeps {
  readonly session: SessionStore;
  readonly announce: Announce;
  /** Takes back what was announced with these words. */
  readonly withdraw: (text: string) => void;
  readonly replaceKey: () => void;
}

/** Says that the key of the open workspace is refused from now on, and takes it back when it is not. */
export function followKey({ session, announce, withdraw, replaceKey }: KeyNewsDeps): void {
  let said: string | undefined;
  session.subscribe((state) => {
    const text = refusalIn(state);
    if (text === said) return;
    if (said !== undefined) withdraw(said);
    said = text;
    if (text === undefined) return;
    announce({
      tone: 'alert',
      text,
      next: 'What is here stays open for review. With another key, or once this one is allowed again, the sync goes on.',
      action: { label: 'Replace the key …', run: replaceKey },
    });
  });
}

function refusalIn({ place, sync }: SessionState): string | undefined {
  if (place.at !== 'desk' || sync?.phase !== 'failed' || sync.reason !== 'wrong-key') {
    return undefined;
  }
  return `Retell does not accept the API key of ${place.opened.workspace.name} any more.`;
}
