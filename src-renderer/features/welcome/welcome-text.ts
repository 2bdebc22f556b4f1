import type { OpenAttempt } from '../../lib/session/session-store.ts';

/** The texts of the welcome page. */
export const welcomeText = {
  tagline: 'Listen to your voice agents, word by word.',
  openSample: 'Open the sample workspace',
  sampleNote:
    'About two dozen calls with real voices, good and bad, and an invented past of calls and reviews. No API key or network needed.',
  connect: 'Connect Retell',
  connectNote: 'Use your Retell API key. Newest calls load first.',
  known: 'Workspaces on this computer',
  knownHeading: 'On this computer',
  neverOpened: 'Not opened yet.',
  lastOpened: (when: string) => `Opened ${when}.`,
  noApiKey: 'No API key: no new calls will sync.',
  noApiKeyShort: (when: string) => `no API key · ${when}`,
  footer:
    'Calls and reviews stay on this computer. Your API key is stored only in the system keychain.',
  opening: 'Opening',
} as const;

/** The form that connects a Retell account. */
export const connectText = {
  apiKey: 'API key',
  apiKeyHint:
    'In the Retell dashboard, open API Keys and copy a key. Earmark only reads from your account.',
  connect: 'Connect',
  connecting: 'Connecting to Retell…',
  advanced: 'Advanced',
  baseUrl: 'Base URL',
  baseUrlHint: 'Only needed for a proxy or another region.',
  name: 'Workspace name',
} as const;

/** What is being opened. */
export function openingText(attempt: OpenAttempt): string {
  if (attempt.kind === 'sample') return 'Opening the sample workspace…';
  return attempt.kind === 'connect' ? connectText.connecting : `Opening ${attempt.workspace.name}…`;
}
