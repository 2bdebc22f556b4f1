import type { AppError } from '../../src-shared/errors.ts';
import { orGivenUp } from '../../src-shared/given-up.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { Keys } from './keys.ts';
import type { KnownWorkspaces } from './known-workspaces.ts';
import type { Connection } from './port.ts';
import { tryKey, type KeyTrialParts } from './try-key.ts';

interface KeyChangeParts {
  readonly trial: KeyTrialParts;
  readonly keys: Keys;
  readonly known: KnownWorkspaces;
}

interface KeyChange {
  readonly id: string;
  readonly apiKey: string;
}

interface Changed {
  readonly connection: Connection;
  /** Why the keychain would not take it. */
  readonly warning: AppError | undefined;
}

/**
 * Puts another key in the place of a workspace's own, once Retell has accepted it. Whoever gives up
 * before the end finds the old one where it was.
 */
export async function changeKey(
  { trial, keys, known }: KeyChangeParts,
  { id, apiKey }: KeyChange,
  signal: AbortSignal,
): Promise<Result<Changed, AppError>> {
  const stored = known.find(id);
  if (stored === undefined || stored.kind === 'sample') return err({ kind: 'no-workspace' });
  const tried = await tryKey(trial, { apiKey, baseUrl: stored.baseUrl }, signal);
  if (!tried.ok) return tried;
  const before = await orGivenUp(keys.read(id), signal);
  if (signal.aborted) return err({ kind: 'cancelled' });
  const warning = await keys.keep(id, apiKey);
  if (signal.aborted) {
    await (before.ok ? keys.keep(id, before.value) : keys.remove(id));
    return err({ kind: 'cancelled' });
  }
  await known.keyKept(id);
  return ok({ connection: tried.value.connection, warning });
}
