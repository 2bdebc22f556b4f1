import type { AppError } from '../../src-shared/errors.ts';
import type { CommandRegistry } from '../commands/registry.ts';
import type { Announce } from '../lib/messages.ts';
import { failureMessage, statusMessage } from '../work/edit-messages.ts';
import { stored, type SendDeps } from '../work/send-edit.ts';

interface ReviewsImportDeps extends Omit<SendDeps, 'reviewerId'> {
  readonly registry: CommandRegistry;
  readonly announce: Announce;
  /** The desk may show reviews, tags or rubrics that the import changed. */
  readonly reload: () => void;
}

/** The command that imports exported reviews. Main asks for the file and shows what it holds. */
export const bindReviewsImport = (deps: ReviewsImportDeps): (() => void) =>
  deps.registry.bind('reviews.import', () => void importReviews(deps));

async function importReviews(deps: ReviewsImportDeps): Promise<void> {
  const request = deps.bridge.request('reviews:import', { requestId: deps.newId() });
  const reply = await stored(deps, request);
  if (reply.ok) {
    deps.reload();
    deps.announce(statusMessage(reply.value.label));
  } else if (!isCancelled(reply.error)) {
    deps.announce(failureMessage('Couldn’t import the reviews', reply.error));
  }
}

const isCancelled = ({ kind }: AppError): boolean => kind === 'cancelled';
