import type { AppError } from '../../src-shared/errors.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { KnownWorkspaces } from './known-workspaces.ts';

interface ServerCheckDeps {
  readonly known: Pick<KnownWorkspaces, 'atUrl'>;
  readonly checkAddress: (typed: string | undefined) => Result<string, AppError>;
  /** Whether nobody has to be asked about a server: Retell's own, or one on this computer. */
  readonly isTrusted: (baseUrl: string) => boolean;
  readonly confirm: (baseUrl: string) => Promise<boolean>;
}

/**
 * Lets requests go to Retell, to this computer, and to servers that a person has confirmed. A server of a
 * known workspace was confirmed when the workspace was connected.
 */
export function createServerCheck({ known, checkAddress, isTrusted, confirm }: ServerCheckDeps) {
  return async (typed: string | undefined): Promise<Result<true, AppError>> => {
    const baseUrl = checkAddress(typed);
    if (!baseUrl.ok) return baseUrl;
    const isKnown = isTrusted(baseUrl.value) || known.atUrl(baseUrl.value).length > 0;
    return isKnown || (await confirm(baseUrl.value)) ? ok(true) : err({ kind: 'cancelled' });
  };
}
