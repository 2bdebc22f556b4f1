import type { AppError } from '../../../src-shared/errors.ts';
import type { Workspace } from '../../../src-shared/workspace.ts';
import { explainTrial } from '../../lib/explain-error.ts';

type Keyed = Pick<Workspace, 'key' | 'name'>;

const has = ({ key }: Pick<Workspace, 'key'>): boolean => key !== 'none';

/** All that is said about giving a workspace another key. */
export const keyWords = {
  title: (of: Keyed): string =>
    has(of) ? `Replace the key of ${of.name}` : `Add a key for ${of.name}`,
  begin: (of: Keyed): string => (has(of) ? 'Replace key …' : 'Add a key …'),
  submit: (of: Keyed): string => (has(of) ? 'Replace key' : 'Add key'),
  hint: (of: Keyed): string =>
    has(of)
      ? 'A key of the same Retell account. Retell is asked before it takes the old one’s place.'
      : 'A key of the same Retell account. Retell is asked before it is kept.',
  asking: 'Asking Retell …',
  done: 'The new key is in place.',
  problem(error: AppError, of: Keyed): string {
    const { title, next } = explainTrial(error);
    return has(of) ? `${title} ${next} The old key was left in its place.` : `${title} ${next}`;
  },
} as const;

/** Where a key is, as Settings says it. */
export const keyPlaces: { readonly [P in Workspace['key']]: string } = {
  keychain: 'In the keychain of this computer',
  'this-run': 'Held for this run only',
  none: 'None: nothing new comes in',
  'not-needed': 'Not needed',
};
