import type { Announce } from '../../lib/messages.ts';
import { failureMessage, statusMessage } from '../../lib/review-announce.ts';
import { openDetail, type ReviewStore } from './store.ts';
import type { WordMoves } from './word-moves.ts';

interface UnmaskDeps {
  readonly moves: Pick<WordMoves, 'unmask'>;
  readonly announce: Announce;
}

/** Shows what Retell scrubbed from the call in front, and says what came of it. */
export const unmasking =
  (store: ReviewStore, { moves, announce }: UnmaskDeps) =>
  async (): Promise<void> => {
    if (openDetail(store.getState())?.transcript.scrubbed !== true) {
      announce(statusMessage('Nothing is scrubbed in what is shown'));
      return;
    }
    const error = await moves.unmask();
    announce(
      error === undefined
        ? statusMessage('The whole text is shown, and the history says so')
        : failureMessage('The text could not be shown', error),
    );
  };
