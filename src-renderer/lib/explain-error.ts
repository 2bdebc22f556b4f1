import type { AppError, AppErrorKind } from '../../src-shared/errors.ts';
import { formatBytes, formatDuration } from './format.ts';

/** What a reviewer reads: what happened, and what to do next. */
export interface Explanation {
  readonly title: string;
  readonly next: string;
  /** Trying the same again may help. */
  readonly retry: boolean;
}

type Row<K extends AppErrorKind> = (error: Extract<AppError, { kind: K }>) => Explanation;

const retry = (title: string, next: string): Explanation => ({ title, next, retry: true });
const stop = (title: string, next: string): Explanation => ({
  title: sentence(title),
  next,
  retry: false,
});

/** What others wrote may or may not end like one. */
const sentence = (words: string): string => (/[.!?…]$/u.test(words) ? words : `${words}.`);

// One row a kind: a kind without one does not compile.
const rows: { readonly [K in AppErrorKind]: Row<K> } = {
  offline: ({ host }) =>
    retry(
      `${host} cannot be reached.`,
      'Check the network or the base URL. What is already here stays open for review.',
    ),
  timeout: ({ host, afterMs }) =>
    retry(
      `${host} did not answer within ${formatDuration(afterMs)}.`,
      'Try again; nothing here was changed.',
    ),
  'wrong-key': () =>
    stop('Retell does not accept this API key.', 'Copy the key from the Retell dashboard again.'),
  'rate-limited': ({ retryAfterMs }) =>
    retry(
      'Retell asks for a pause.',
      `Earmark goes on by itself in ${formatDuration(retryAfterMs)}.`,
    ),
  'server-error': ({ status }) =>
    retry(`Retell has a problem of its own (${status}).`, 'Earmark tries again by itself.'),
  refused: ({ status, detail }) =>
    stop(
      `Retell refused the request (${status})${detail === '' ? '' : `: ${detail}`}`,
      'Nothing here was changed.',
    ),
  gone: ({ what }) =>
    stop(`Retell no longer keeps ${what}.`, 'What was reviewed of it stays here.'),
  'not-retell': ({ host }) =>
    stop(`What answered at ${host} is not Retell.`, 'Check the base URL, and any sign-in page.'),
  'too-large': ({ what, limitBytes }) =>
    stop(
      `${what} is larger than ${formatBytes(limitBytes)}.`,
      'It was left out; the rest goes on.',
    ),
  'bad-url': ({ url }) =>
    stop(`“${url}” is not an address.`, 'Write it like https://api.retellai.com.'),
  cancelled: () => retry('This was stopped.', 'Nothing was changed.'),
  'keychain-absent': () =>
    stop(
      'This computer has no keychain that Earmark can use.',
      'The API key is held for this run only and is asked for again at the next start.',
    ),
  'keychain-locked': () =>
    retry('The keychain is locked.', 'Unlock it and try again, or give the key for this run only.'),
  'keychain-denied': () =>
    retry(
      'The keychain did not give the API key.',
      'Allow Earmark in the keychain, or give the key for this run only.',
    ),
  'key-missing': () =>
    stop('There is no API key for this workspace.', 'Settings › Workspaces takes one.'),
  'disk-full': ({ path }) =>
    retry('The disk is full.', `Make room where ${path} lies. What was saved before is safe.`),
  'file-denied': ({ path }) =>
    retry(`Earmark may not write to ${path}.`, 'Choose another folder, or allow this one.'),
  'library-unreadable': ({ path }) =>
    stop('The library on this disk cannot be read.', `The file was left as it is: ${path}`),
  'library-newer': ({ path, version }) =>
    stop(
      `This library was written by a newer Earmark (format ${version}).`,
      `Update Earmark to open it. Nothing was changed in ${path}.`,
    ),
  'library-restarting': () =>
    retry('The library is starting again.', 'Everything saved is safe. Try again in a moment.'),
  'library-rebuilt': ({ path }) =>
    stop(
      'The copy of the calls on this disk could not be read; they are being fetched again.',
      `Reviews, tags and comments are untouched. What could not be read was kept in ${path}.`,
    ),
  'settings-unreadable': ({ path }) =>
    stop(
      'The settings on this disk could not be read; Earmark begins with the usual ones.',
      `Calls and reviews are untouched. What could not be read was kept as ${path}.`,
    ),
  'no-workspace': () => stop('No workspace is open.', 'Open the sample or connect Retell.'),
  'bad-link': ({ detail }) => stop(`This link cannot be opened: ${detail}`, 'Nothing was changed.'),
  'unknown-call': () =>
    stop('This call is not in the library.', 'It may have been deleted at Retell.'),
  'nothing-to-undo': () => stop('There is nothing to undo.', 'Changes of this call appear here.'),
  'nothing-to-redo': () => stop('There is nothing to redo.', 'Undo something first.'),
  'nothing-answered': () =>
    stop('No criterion is answered yet.', 'Answer at least one, then submit.'),
  'stale-queue': () => retry('The queue has changed.', 'It is being read again.'),
  'edit-refused': ({ reason }) => stop(`This was not saved: ${reason}`, 'Nothing was changed.'),
  'no-recording': () =>
    stop('This call has no recording.', 'The transcript can be reviewed without it.'),
  'bad-recording': ({ detail }) =>
    stop(`The recording cannot be played: ${detail}`, 'The transcript can be reviewed without it.'),
  'bad-request': () =>
    stop('Earmark asked itself something it does not understand.', 'Please report this.'),
  unexpected: ({ ref }) =>
    retry(
      'Something went wrong inside Earmark.',
      `What was saved is safe. The log has it under ${ref}.`,
    ),
};

/** The plain words for an error; the same everywhere it may appear. */
export function explainError<K extends AppErrorKind>(
  error: Extract<AppError, { kind: K }>,
): Explanation {
  const row: Row<K> = rows[error.kind];
  return row(error);
}

/** The same after a question that is asked once while the reviewer waits: nothing asks it again by itself. */
export function explainTrial(error: AppError): Explanation {
  const said = explainError(error);
  if (error.kind === 'rate-limited') {
    return { ...said, next: `Try again in ${formatDuration(error.retryAfterMs)}.` };
  }
  return error.kind === 'server-error'
    ? { ...said, next: 'Try again in a moment; nothing here was changed.' }
    : said;
}

const short: Partial<Record<string, string>> = {
  offline: 'Retell cannot be reached',
  timeout: 'Retell does not answer',
  'wrong-key': 'the API key is not accepted',
  'rate-limited': 'Retell asks for a pause',
  'server-error': 'Retell has a problem',
  refused: 'Retell refused the request',
  'not-retell': 'the answer is not Retell’s',
  'key-missing': 'the API key is missing',
  'keychain-locked': 'the keychain is locked',
  'disk-full': 'the disk is full',
  'library-unreadable': 'the library cannot be read',
};

/** A few words for the kind alone, where the error itself did not come along (sync, recordings). */
export const explainReason = (kind: string | undefined): string =>
  kind === undefined ? 'the reason is not known' : (short[kind] ?? kind.replaceAll('-', ' '));
