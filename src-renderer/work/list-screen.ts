import type { StoreApi } from 'zustand';
import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';

/** Whether what a screen lists has been read. */
export type ListLoad =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly error: AppError }
  | { readonly phase: 'ready' };

interface ChangeDeps<State> {
  readonly store: Pick<StoreApi<State>, 'setState'>;
  readonly announceText: (text: string) => void;
  readonly announceError: (error: AppError) => void;
  /** Reads the list again. */
  readonly load: () => Promise<void>;
}

/** Announces a change and reads the list again, after `next` says what is shown then. */
export type AnnouncedChange<State> = (
  request: Promise<Result<{ readonly label: string }, AppError>>,
  next?: Partial<State>,
) => Promise<void>;

export const announcedChange =
  <State>({
    store,
    announceText,
    announceError,
    load,
  }: ChangeDeps<State>): AnnouncedChange<State> =>
  async (request, next = {}) => {
    const reply = await request;
    if (!reply.ok) {
      announceError(reply.error);
      return;
    }
    announceText(reply.value.label);
    store.setState(next);
    await load();
  };
