import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import { explainWithoutRetry } from '../../lib/error-text.ts';
import { formatBytes, noValue } from '../../lib/format.ts';

/** The texts of the settings dialog, in the order in which they appear. */
export const settingsText = {
  title: 'Settings',
  pages: {
    general: 'General',
    workspaces: 'Workspaces',
    shortcuts: 'Shortcuts',
    tags: 'Tags & templates',
  },
} as const;

export const generalText = {
  theme: 'Theme',
  themes: { system: 'System', dark: 'Dark', light: 'Light' },
  reviewerName: 'Reviewer’s name',
  reviewerNameHint:
    'Added to submitted reviews and exports. If somebody else reviews here, they use their own name: press the Reviewer button in the header.',
  exportFolder: 'Export folder',
  downloads: 'Downloads',
  chooseExportFolder: 'Choose export folder…',
  toDownloads: 'Use Downloads',
  cacheLimit: 'Recording cache limit (MB)',
  cacheLimitHint: (bytes: number | undefined): string =>
    `Per workspace. The least recently played recordings are removed first.${
      bytes === undefined ? '' : ` This workspace uses ${formatBytes(bytes)}.`
    }`,
  cacheLimitProblem: 'Enter a whole number from 100 to 1,000,000.',
  retention: 'Remove calls from this computer',
  retentionWithReviews: 'Also remove calls with a review, together with their reviews',
  retentionDays: (days: number): string => (days === 0 ? 'Never' : `After ${days} days`),
  prefetch: 'Preload the next recording',
  playbackRate: 'Default playback speed',
  unbiasedMode:
    'Unbiased mode: hide the agent, Retell’s analysis and the measures until you submit',
  followSpokenWord: 'Follow the spoken word in the transcript',
  skipSilence: 'Skip silence',
  skipReasons: 'Skip reasons (one per line)',
  skipReasonsHint: 'The first nine get the number keys in the Skip dialog.',
  dataFolder: 'Data folder',
} as const;

export const workspaceText = {
  none: 'No workspaces',
  noneHint: 'Open the sample workspace, or connect Retell on the start page.',
  name: 'Name',
  server: 'Retell API',
  sampleServer: 'Sample data on this computer',
  apiKey: 'API key',
  lastOpened: 'Last opened',
  openNow: 'Open now',
  apiVersion: 'API version',
  callCount: 'Calls and chats',
  preferRedacted: 'Use redacted transcripts and recordings',
  preferRedactedHint: 'Where Retell provides a redacted version, it is shown and played.',
  disconnect: 'Disconnect…',
  remove: 'Remove…',
  removeExplanation:
    'Removes the sample calls and everything you reviewed in them from this computer.',
  disconnectExplanation:
    'Removes the API key from this computer. You can still open its calls and reviews, but no new calls will sync.',
  forget:
    'Also remove its calls and reviews. File › Restore removed workspace brings them back within 30 days.',
  cancel: 'Cancel',
  confirmForget: 'Disconnect and remove',
  confirmDisconnect: 'Disconnect',
} as const;

export const accountText = {
  active: 'Active calls',
  limit: 'Concurrency limit',
  base: 'Base concurrency',
  purchased: 'Purchased concurrency',
  purchaseLimit: 'Purchase limit',
  available: 'Available to purchase',
  burst: 'Burst',
  burstOff: 'Off',
  burstOn: 'On',
  burstUpTo: (limit: string): string => `On, up to ${limit}`,
  reserved: 'Reserved for inbound',
} as const;

export const shortcutText = {
  search: 'Search commands and shortcuts',
  noMatch: 'No matching commands',
  add: 'Add',
  addLabel: (command: string): string => `Add a shortcut to ${command}`,
  recording: 'Press a key… Esc cancels',
  recordingLabel: (command: string): string => `Press the shortcut for ${command}; Escape cancels`,
  removeLabel: (chord: string, command: string): string =>
    `Remove the shortcut ${chord} from ${command}`,
  resetLabel: (command: string): string => `Reset the shortcuts of ${command}`,
  taken: (chord: string, command: string): string => `${chord} is already used for “${command}”.`,
  move: 'Use it here instead',
  tooMany: (limit: number): string => `A command can have up to ${limit} shortcuts.`,
  exportFile: 'Export shortcuts',
  exported: (path: string): string => `Shortcuts exported to ${path}`,
  importFile: 'Import shortcuts…',
  file: 'Shortcuts file',
  imported: (commands: number): string =>
    `Imported shortcuts for ${commands === 1 ? '1 command' : `${commands} commands`}.`,
  notImported: (reason: string): string =>
    `Import failed: ${reason} Your shortcuts were not changed.`,
  addPedal: 'Add a pedal…',
  pedalAdded:
    'Pedal added. To use one of its buttons, add a shortcut to a command and press the pedal.',
  resetAll: 'Reset all shortcuts',
  allReset: 'Shortcuts reset to defaults.',
} as const;

type WithApiKey = Pick<Workspace, 'apiKeyLocation' | 'name'>;

const hasApiKey = ({ apiKeyLocation }: Pick<Workspace, 'apiKeyLocation'>): boolean =>
  apiKeyLocation !== 'none';

export const apiKeyText = {
  title: (workspace: WithApiKey): string =>
    hasApiKey(workspace)
      ? `Replace the API key of ${workspace.name}`
      : `Add an API key for ${workspace.name}`,
  open: (workspace: WithApiKey): string =>
    hasApiKey(workspace) ? 'Replace API key…' : 'Add API key…',
  submit: (workspace: WithApiKey): string =>
    hasApiKey(workspace) ? 'Replace API key' : 'Add API key',
  hint: (workspace: WithApiKey): string =>
    hasApiKey(workspace)
      ? 'Must belong to the same Retell account. It is verified before it replaces the current key.'
      : 'Must belong to the same Retell account. It is verified before it is saved.',
  label: 'API key',
  cancel: 'Cancel',
  checking: 'Verifying…',
  done: 'API key saved.',
  problem(error: AppError, workspace: WithApiKey): string {
    const { title, next } = explainWithoutRetry(error);
    return hasApiKey(workspace) ? `${title} ${next} The current key was kept.` : `${title} ${next}`;
  },
} as const;

export const apiKeyLocations: { readonly [P in Workspace['apiKeyLocation']]: string } = {
  keychain: 'In the system keychain',
  'this-run': 'Kept until you quit Earmark',
  none: 'None. No new calls will sync.',
  'not-needed': 'Not needed',
};

const versionTexts: Readonly<Record<string, string>> = {
  v3: 'v3 (latest)',
  v2: 'v2 (this server does not offer v3)',
  v1: 'v1 (this server offers neither v2 nor v3)',
};

/** The version of the calls API that the server offers, and whether a newer one exists. */
export const apiVersionText = (version: string | undefined): string =>
  version === undefined ? noValue : (versionTexts[version] ?? version);
