import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import { explainWithoutRetry } from '../../lib/error-text.ts';
import { noValue } from '../../lib/format.ts';

type WithApiKey = Pick<Workspace, 'apiKeyLocation' | 'name'>;

const hasApiKey = ({ apiKeyLocation: key }: Pick<Workspace, 'apiKeyLocation'>): boolean =>
  key !== 'none';

/** All that is said about giving a workspace another key. */
export const apiKeyText = {
  title: (of: WithApiKey): string =>
    hasApiKey(of) ? `Replace the key of ${of.name}` : `Add a key for ${of.name}`,
  open: (of: WithApiKey): string => (hasApiKey(of) ? 'Replace key …' : 'Add a key …'),
  submit: (of: WithApiKey): string => (hasApiKey(of) ? 'Replace key' : 'Add key'),
  hint: (of: WithApiKey): string =>
    hasApiKey(of)
      ? 'A key of the same Retell account. Retell is asked before it takes the old one’s place.'
      : 'A key of the same Retell account. Retell is asked before it is kept.',
  checking: 'Asking Retell …',
  done: 'The new key is in place.',
  problem(error: AppError, of: WithApiKey): string {
    const { title, next } = explainWithoutRetry(error);
    return hasApiKey(of)
      ? `${title} ${next} The old key was left in its place.`
      : `${title} ${next}`;
  },
} as const;

/** Where a key is, as Settings says it. */
export const apiKeyLocations: { readonly [P in Workspace['apiKeyLocation']]: string } = {
  keychain: 'In the keychain of this computer',
  'this-run': 'Held for this run only',
  none: 'None: nothing new comes in',
  'not-needed': 'Not needed',
};

const versionTexts: Readonly<Record<string, string>> = {
  v3: 'v3, the newest',
  v2: 'v2, an older one: this address offers no v3',
  v1: 'v1, the oldest: this address offers neither v3 nor v2',
};

/** Which version of the list of calls answers, and whether that is an older one. */
export const apiVersionText = (version: string | undefined): string =>
  version === undefined ? noValue : (versionTexts[version] ?? version);
