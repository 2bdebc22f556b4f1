/**
 * Every expected failure, as plain data that survives structured clone. `detail` is for the log; what the
 * reviewer reads is in the renderer's `error-text.ts`, one entry per kind.
 */
export type AppError =
  // The network and Retell
  | { readonly kind: 'offline'; readonly host: string; readonly detail: string }
  | { readonly kind: 'timeout'; readonly host: string; readonly afterMs: number }
  | { readonly kind: 'wrong-key' }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  | { readonly kind: 'server-error'; readonly status: number; readonly detail: string }
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string }
  | { readonly kind: 'gone'; readonly what: string }
  | { readonly kind: 'not-retell'; readonly host: string; readonly detail: string }
  | { readonly kind: 'too-large'; readonly what: string; readonly limitBytes: number }
  | { readonly kind: 'bad-url'; readonly url: string }
  | { readonly kind: 'cancelled' }
  // The keychain
  | { readonly kind: 'keychain-absent'; readonly detail: string }
  | { readonly kind: 'keychain-locked'; readonly detail: string }
  | { readonly kind: 'keychain-denied'; readonly detail: string }
  /** The keychain reported an error that Earmark can't classify; `detail` is its message. */
  | { readonly kind: 'keychain-failed'; readonly detail: string }
  | { readonly kind: 'key-missing' }
  // Files and databases
  | { readonly kind: 'disk-full'; readonly path: string }
  | { readonly kind: 'file-denied'; readonly path: string; readonly detail: string }
  /** The disk reported an error, as opposed to being full. */
  | { readonly kind: 'disk-failed'; readonly path: string; readonly detail: string }
  /** Another program has the file open or locked. */
  | { readonly kind: 'file-in-use'; readonly path: string }
  | { readonly kind: 'library-unreadable'; readonly path: string; readonly detail: string }
  | { readonly kind: 'library-newer'; readonly path: string; readonly version: number }
  | { readonly kind: 'library-restarting' }
  /** The workspace had reviews, and their file is missing or empty. */
  | { readonly kind: 'reviews-missing'; readonly path: string }
  /** The file of the reviews lacks the newest edits, which had been stored. */
  | { readonly kind: 'reviews-outdated'; readonly path: string; readonly missing: number }
  /** The database of calls was unreadable and is being rebuilt. Reviews are in another file. */
  | { readonly kind: 'library-rebuilt'; readonly path: string }
  /** Earmark's own settings could not be read; `path` is where they were moved to. */
  | { readonly kind: 'settings-unreadable'; readonly path: string }
  // Reviews
  | { readonly kind: 'no-workspace' }
  | { readonly kind: 'bad-link'; readonly detail: string }
  | { readonly kind: 'unknown-call'; readonly callId: string }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'nothing-to-redo' }
  | { readonly kind: 'nothing-answered' }
  | { readonly kind: 'stale-queue' }
  | { readonly kind: 'too-many-windows'; readonly most: number }
  | { readonly kind: 'edit-refused'; readonly reason: string }
  // Recordings
  | { readonly kind: 'no-recording' }
  | { readonly kind: 'bad-recording'; readonly detail: string }
  // Our own mistakes
  | { readonly kind: 'bad-request'; readonly detail: string }
  | { readonly kind: 'unexpected'; readonly ref: string };

export type AppErrorKind = AppError['kind'];
