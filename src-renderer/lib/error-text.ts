import type { AppError, AppErrorKind } from '../../src-shared/errors.ts';
import { formatBytes, formatCount, formatDuration } from './format.ts';

/** What a reviewer reads about an error: what happened, what was kept, and what to do. */
export interface Explanation {
  readonly title: string;
  readonly next: string;
  /** Trying the same action again may help. */
  readonly retry: boolean;
}

type Row<K extends AppErrorKind> = (error: Extract<AppError, { kind: K }>) => Explanation;

const retryable = (title: string, next: string): Explanation => ({ title, next, retry: true });
const permanent = (title: string, next: string): Explanation => ({
  title: sentence(title),
  next,
  retry: false,
});

/** Details from elsewhere may lack their final full stop. */
const sentence = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`);

// One row per kind of error: a kind without a row does not compile.
const explanations: { readonly [K in AppErrorKind]: Row<K> } = {
  offline: ({ host }) =>
    retryable(
      `Can’t reach ${host}.`,
      'Check your network or the base URL. You can keep reviewing calls that are already here.',
    ),
  timeout: ({ host, afterMs }) =>
    retryable(
      `${host} did not respond within ${formatDuration(afterMs)}.`,
      'Nothing was changed. Try again.',
    ),
  'wrong-key': () =>
    permanent('Retell rejected the API key.', 'Copy the key again from the Retell dashboard.'),
  'rate-limited': ({ retryAfterMs }) =>
    retryable(
      'Retell’s rate limit was reached.',
      `Earmark tries again in ${formatDuration(retryAfterMs)}.`,
    ),
  'server-error': ({ status }) =>
    retryable(`Retell returned an error (${status}).`, 'Earmark will try again.'),
  refused: ({ status, detail }) =>
    permanent(
      `Retell rejected the request (${status})${detail === '' ? '' : `: ${detail}`}`,
      'Nothing was changed.',
    ),
  gone: ({ what }) => permanent(`Retell no longer has ${what}.`, 'Your review is unaffected.'),
  'not-retell': ({ host }) =>
    permanent(
      `${host} doesn’t look like the Retell API.`,
      'Check the base URL, and whether your network asks you to sign in.',
    ),
  'too-large': ({ what, limitBytes }) =>
    permanent(
      `${what} is larger than ${formatBytes(limitBytes)}.`,
      'It was left out. Everything else continues.',
    ),
  'bad-url': ({ url }) =>
    permanent(`“${url}” is not a valid URL.`, 'Use the form https://api.retellai.com.'),
  cancelled: () => retryable('Cancelled.', 'Nothing was changed.'),
  'keychain-absent': () =>
    permanent(
      'No keychain is available on this computer.',
      'An API key is kept only until you quit Earmark. Enter it in Settings › Workspaces.',
    ),
  'keychain-locked': () =>
    retryable(
      'The keychain is locked.',
      'The API key is in it. Unlock it and choose Check for new calls, or enter the API key, which is then kept until you quit Earmark.',
    ),
  'keychain-denied': () =>
    retryable(
      'The keychain denied access to the API key.',
      'Allow Earmark in the keychain, or enter the API key, which is then kept until you quit Earmark.',
    ),
  'keychain-failed': ({ detail }) =>
    retryable(
      'The keychain reported an error.',
      `The API key is kept until you quit Earmark. The keychain says: ${detail}`,
    ),
  'key-missing': () =>
    permanent('This workspace has no API key.', 'Add one in Settings › Workspaces.'),
  'disk-full': ({ path }) =>
    retryable('The disk is full.', `Free up space for ${path}. Everything saved so far is safe.`),
  'disk-failed': ({ path, detail }) =>
    retryable(
      `The disk reported an error at ${path}.`,
      `Everything saved so far is safe. If this happens again, check the disk or the network folder. The system says: ${detail}`,
    ),
  'file-denied': ({ path }) =>
    retryable(
      `Earmark is not allowed to write to ${path}.`,
      'Choose another folder, or change its permissions.',
    ),
  'file-in-use': ({ path }) =>
    retryable(
      `${path} is open in another program.`,
      'Close it there and try again, or choose another name.',
    ),
  'library-unreadable': ({ path }) =>
    permanent('The library could not be read.', `The file was left unchanged: ${path}`),
  'library-newer': ({ path, version }) =>
    permanent(
      `This library was created by a newer version of Earmark (format ${version}).`,
      `Update Earmark to open it. Nothing was changed in ${path}.`,
    ),
  'library-restarting': () =>
    retryable('The library is restarting.', 'Everything saved is safe. Try again in a moment.'),
  'reviews-missing': ({ path }) =>
    permanent(
      'The reviews of this workspace are missing.',
      `Open the workspace again to restore a backup or to start without them. The file was at ${path}`,
    ),
  'reviews-outdated': ({ path, missing }) =>
    permanent(
      `The reviews of this workspace lack ${missing === 1 ? 'the newest edit' : `the newest ${formatCount(missing)} edits`}, which had been saved.`,
      `Open the workspace again to restore a backup or to continue without them. The file was left unchanged: ${path}`,
    ),
  'library-rebuilt': ({ path }) =>
    permanent(
      'The local copy of the calls could not be read and is being downloaded again.',
      `Reviews, tags and comments are unaffected. The unreadable file was kept: ${path}`,
    ),
  'settings-unreadable': ({ path }) =>
    permanent(
      'The settings could not be read. Defaults were restored.',
      `Calls and reviews are unaffected. The unreadable file was kept: ${path}`,
    ),
  'no-workspace': () =>
    permanent('No workspace is open.', 'Open the sample workspace, or connect Retell.'),
  'bad-link': ({ detail }) => permanent(`Can’t open this link: ${detail}`, 'Nothing was changed.'),
  'unknown-call': () =>
    permanent(
      'This call is not in the library.',
      'It may have been deleted in Retell, or removed from this computer.',
    ),
  'nothing-to-undo': () => permanent('Nothing to undo.', 'There is no edit to undo yet.'),
  'nothing-to-redo': () => permanent('Nothing to redo.', 'Undo a change first.'),
  'nothing-answered': () =>
    permanent('No criteria answered.', 'Answer at least one criterion before submitting.'),
  'too-many-windows': ({ most }) =>
    permanent(
      `${most} calls are open in second windows.`,
      'Close one of them, then open the call again.',
    ),
  'stale-queue': () => retryable('The queue has changed.', 'It is being reloaded.'),
  'edit-refused': ({ reason }) =>
    permanent(`${reason.charAt(0).toUpperCase()}${reason.slice(1)}`, 'Nothing was changed.'),
  'no-recording': () =>
    permanent('This call has no recording.', 'You can review it from the transcript.'),
  'bad-recording': ({ detail }) =>
    permanent(
      `The recording can’t be played: ${detail}`,
      'You can review the call from the transcript.',
    ),
  'bad-request': () =>
    permanent(
      'Something went wrong inside Earmark.',
      'Nothing was changed. Report this problem if it happens again.',
    ),
  unexpected: ({ ref }) =>
    retryable(
      'Something went wrong inside Earmark.',
      `Everything saved is safe. The log has the details under ${ref}.`,
    ),
};

/** The explanation of an error, the same wherever it is shown. */
export function explainError<K extends AppErrorKind>(
  error: Extract<AppError, { kind: K }>,
): Explanation {
  const row: Row<K> = explanations[error.kind];
  return row(error);
}

/** The same for a request that Earmark does not repeat by itself, for example checking an API key. */
export function explainWithoutRetry(error: AppError): Explanation {
  const explanation = explainError(error);
  if (error.kind === 'rate-limited') {
    return { ...explanation, next: `Try again in ${formatDuration(error.retryAfterMs)}.` };
  }
  return error.kind === 'server-error'
    ? { ...explanation, next: 'Nothing was changed. Try again in a moment.' }
    : explanation;
}

const shortReasons: Partial<Record<string, string>> = {
  offline: 'can’t reach Retell',
  timeout: 'Retell is not responding',
  'wrong-key': 'API key rejected',
  'rate-limited': 'rate limit reached',
  'server-error': 'Retell returned an error',
  refused: 'Retell rejected the request',
  'not-retell': 'the response is not from Retell',
  'key-missing': 'API key missing',
  'keychain-locked': 'the keychain is locked',
  'keychain-absent': 'no keychain is available',
  'keychain-denied': 'the keychain denied access',
  'keychain-failed': 'the keychain reported an error',
  'disk-full': 'the disk is full',
  'library-unreadable': 'the library can’t be read',
  'reviews-missing': 'the reviews are missing',
  'reviews-outdated': 'the newest edits are missing',
};

/** A few words for a kind of error, where only the kind is known (sync, recordings). */
export const explainReason = (kind: string | undefined): string =>
  kind === undefined ? 'unknown reason' : (shortReasons[kind] ?? kind.replaceAll('-', ' '));
