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

const retryable = (title: string, next: string): Explanation => ({ title, next, retry: true });
const permanent = (title: string, next: string): Explanation => ({
  title: sentence(title),
  next,
  retry: false,
});

/** What others wrote may or may not end like one. */
const sentence = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`);

// One row a kind: a kind without one does not compile.
const explanations: { readonly [K in AppErrorKind]: Row<K> } = {
  offline: ({ host }) =>
    retryable(
      `${host} cannot be reached.`,
      'Check the network or the base URL. What is already here stays open for review.',
    ),
  timeout: ({ host, afterMs }) =>
    retryable(
      `${host} did not answer within ${formatDuration(afterMs)}.`,
      'Try again; nothing here was changed.',
    ),
  'wrong-key': () =>
    permanent(
      'Retell does not accept this API key.',
      'Copy the key from the Retell dashboard again.',
    ),
  'rate-limited': ({ retryAfterMs }) =>
    retryable(
      'Retell asks for a pause.',
      `Earmark goes on by itself in ${formatDuration(retryAfterMs)}.`,
    ),
  'server-error': ({ status }) =>
    retryable(`Retell has a problem of its own (${status}).`, 'Earmark tries again by itself.'),
  refused: ({ status, detail }) =>
    permanent(
      `Retell refused the request (${status})${detail === '' ? '' : `: ${detail}`}`,
      'Nothing here was changed.',
    ),
  gone: ({ what }) =>
    permanent(`Retell no longer keeps ${what}.`, 'What was reviewed of it stays here.'),
  'not-retell': ({ host }) =>
    permanent(
      `What answered at ${host} is not Retell.`,
      'Check the base URL, and any sign-in page.',
    ),
  'too-large': ({ what, limitBytes }) =>
    permanent(
      `${what} is larger than ${formatBytes(limitBytes)}.`,
      'It was left out; the rest goes on.',
    ),
  'bad-url': ({ url }) =>
    permanent(`“${url}” is not an address.`, 'Write it like https://api.retellai.com.'),
  cancelled: () => retryable('This was stopped.', 'Nothing was changed.'),
  'keychain-absent': () =>
    permanent(
      'This computer has no keychain that Earmark can use.',
      'The API key is held for this run only and is asked for again at the next start.',
    ),
  'keychain-locked': () =>
    retryable(
      'The keychain is locked.',
      'Unlock it and try again, or give the key for this run only.',
    ),
  'keychain-denied': () =>
    retryable(
      'The keychain did not give the API key.',
      'Allow Earmark in the keychain, or give the key for this run only.',
    ),
  'key-missing': () =>
    permanent('There is no API key for this workspace.', 'Settings › Workspaces takes one.'),
  'disk-full': ({ path }) =>
    retryable('The disk is full.', `Make room where ${path} lies. What was saved before is safe.`),
  'file-denied': ({ path }) =>
    retryable(`Earmark may not write to ${path}.`, 'Choose another folder, or allow this one.'),
  'library-unreadable': ({ path }) =>
    permanent('The library on this disk cannot be read.', `The file was left as it is: ${path}`),
  'library-newer': ({ path, version }) =>
    permanent(
      `This library was written by a newer Earmark (format ${version}).`,
      `Update Earmark to open it. Nothing was changed in ${path}.`,
    ),
  'library-restarting': () =>
    retryable('The library is starting again.', 'Everything saved is safe. Try again in a moment.'),
  'library-rebuilt': ({ path }) =>
    permanent(
      'The copy of the calls on this disk could not be read; they are being fetched again.',
      `Reviews, tags and comments are untouched. What could not be read was kept in ${path}.`,
    ),
  'settings-unreadable': ({ path }) =>
    permanent(
      'The settings on this disk could not be read; Earmark begins with the usual ones.',
      `Calls and reviews are untouched. What could not be read was kept as ${path}.`,
    ),
  'no-workspace': () => permanent('No workspace is open.', 'Open the sample or connect Retell.'),
  'bad-link': ({ detail }) =>
    permanent(`This link cannot be opened: ${detail}`, 'Nothing was changed.'),
  'unknown-call': () =>
    permanent('This call is not in the library.', 'It may have been deleted at Retell.'),
  'nothing-to-undo': () =>
    permanent('There is nothing to undo.', 'Changes of this call appear here.'),
  'nothing-to-redo': () => permanent('There is nothing to redo.', 'Undo something first.'),
  'nothing-answered': () =>
    permanent('No criterion is answered yet.', 'Answer at least one, then submit.'),
  'stale-queue': () => retryable('The queue has changed.', 'It is being read again.'),
  'edit-refused': ({ reason }) =>
    permanent(`This was not saved: ${reason}`, 'Nothing was changed.'),
  'no-recording': () =>
    permanent('This call has no recording.', 'The transcript can be reviewed without it.'),
  'bad-recording': ({ detail }) =>
    permanent(
      `The recording cannot be played: ${detail}`,
      'The transcript can be reviewed without it.',
    ),
  'bad-request': () =>
    permanent('Earmark asked itself something it does not understand.', 'Please report this.'),
  unexpected: ({ ref }) =>
    retryable(
      'Something went wrong inside Earmark.',
      `What was saved is safe. The log has it under ${ref}.`,
    ),
};

/** The plain words for an error; the same everywhere it may appear. */
export function explainError<K extends AppErrorKind>(
  error: Extract<AppError, { kind: K }>,
): Explanation {
  const row: Row<K> = explanations[error.kind];
  return row(error);
}

/** The same after a question that is asked once while the reviewer waits: nothing asks it again by itself. */
export function explainWithoutRetry(error: AppError): Explanation {
  const explanation = explainError(error);
  if (error.kind === 'rate-limited') {
    return { ...explanation, next: `Try again in ${formatDuration(error.retryAfterMs)}.` };
  }
  return error.kind === 'server-error'
    ? { ...explanation, next: 'Try again in a moment; nothing here was changed.' }
    : explanation;
}

const shortReasons: Partial<Record<string, string>> = {
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
  kind === undefined
    ? 'the reason is not known'
    : (shortReasons[kind] ?? kind.replaceAll('-', ' '));
