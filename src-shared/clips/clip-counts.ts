/** Why there is no clip of a moment. */
export type NoClipReason =
  | 'chat'
  | 'no-time'
  | 'outside'
  | 'too-long'
  | 'no-recording'
  | 'not-redacted'
  | 'not-here'
  | 'not-downloaded'
  | 'compressed'
  | 'unreadable'
  | 'unknown-words'
  | 'page-full';

/** How many clips an export has, and how many moments it has no clip of. */
export interface ClipCounts {
  readonly written: number;
  readonly leftOut: Readonly<Partial<Record<NoClipReason, number>>>;
}
