/** What a request is for. The earlier in this list, the sooner it is sent. */
export const priorities = ['opened', 'recording', 'list', 'hydrate', 'prefetch'] as const;
export type Priority = (typeof priorities)[number];

/** Called when a request starts to wait for its next attempt, and without an argument when it resumes. */
export type OnWait = (wait?: { readonly nextTryMs: number; readonly reason: string }) => void;

/** Options that every request to Retell takes. */
export interface RequestOptions {
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
  readonly onWait?: OnWait;
}
