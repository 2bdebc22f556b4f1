import type { AppError } from '../../src-shared/errors.ts';
import type { Reviewer } from '../../src-shared/reviewer.ts';
import type { Result } from '../../src-shared/result.ts';
import type { LibraryRequests } from '../library/port.ts';
import type { SessionDeps } from './port.ts';

interface OpenLibraryOptions {
  readonly folder: string;
  readonly reviewer: Reviewer;
  readonly workspaceName: string;
  /** Gives a new library the past of the sample workspace. */
  readonly samplePast: boolean;
}

type Opened = Result<LibraryRequests['open']['out'], AppError>;

/**
 * Opens the library of a workspace. If reviews are missing or can't be read, the reviewer is asked
 * whether to restore a backup or to continue without them.
 */
export async function openLibrary(
  { library, chooseRecovery }: Pick<SessionDeps, 'library' | 'chooseRecovery'>,
  { workspaceName, ...request }: OpenLibraryOptions,
): Promise<Opened> {
  const { folder } = request;
  const opened = await library.request('open', request);
  if (opened.ok || !concernsReviews(opened.error)) return opened;
  const listed = await library.request('backups:list', { folder });
  const backups = listed.ok
    ? listed.value.backups.filter(({ counts }) => counts !== undefined)
    : [];
  const mayContinue = opened.error.kind !== 'library-unreadable';
  if (backups.length === 0 && !mayContinue) return opened;
  const { error } = opened;
  const choice = await chooseRecovery({ workspaceName, error, backups, mayContinue });
  if (choice === undefined) return opened;
  if (choice !== 'continue') {
    const restored = await library.request('backups:restore', { folder, name: choice.restore });
    if (!restored.ok) return restored;
  }
  return library.request('open', { ...request, acceptLoss: true });
}

/** An unreadable cache of calls is replaced without a question, so these errors are about reviews. */
const concernsReviews = ({ kind }: AppError): boolean =>
  kind === 'reviews-missing' || kind === 'reviews-outdated' || kind === 'library-unreadable';
