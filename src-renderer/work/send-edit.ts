import type { AppError } from '../../src-shared/errors.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Edit, EditReceipt } from '../../src-shared/review.ts';
import type { AppBridge } from '../lib/bridge.ts';

/** What sending an edit needs. */
export interface SendDeps {
  readonly bridge: Pick<AppBridge, 'request'>;
  readonly newId: () => string;
  /** Who reviews now, as this window shows it. */
  readonly reviewerId: () => string;
  /** Called with the receipt of each stored edit. */
  readonly onStored: (receipt: EditReceipt) => void;
}

type Receipt = Promise<Result<EditReceipt, AppError>>;

/** Passes the receipt on, if the edit was stored. */
export async function stored({ onStored }: Pick<SendDeps, 'onStored'>, request: Receipt): Receipt {
  const reply = await request;
  if (reply.ok) onStored(reply.value);
  return reply;
}

/**
 * Sends an edit of the workspace. Edits of a call go through review-actions.ts, which keeps
 * their order.
 */
export const sendEdit = (deps: SendDeps, edit: Edit): Receipt =>
  stored(
    deps,
    deps.bridge.request('edit:apply', {
      requestId: deps.newId(),
      edit,
      reviewerId: deps.reviewerId(),
    }),
  );
