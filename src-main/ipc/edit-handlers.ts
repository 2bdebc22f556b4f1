import type { AppError } from '../../src-shared/errors.ts';
import type { InputOf } from '../../src-shared/ipc/contract.ts';
import type { LibraryChange } from '../../src-shared/library-change.ts';
import { err, ok, type Result } from '../../src-shared/result.ts';
import type { EditReceipt } from '../../src-shared/review.ts';
import type { Reviewer } from '../../src-shared/reviewer.ts';
import type { Library } from '../library/port.ts';
import type { MainHandlers, Sender } from './dispatch.ts';

interface EditHandlerDeps {
  readonly library: Library;
  /** The reviewers of this computer. */
  readonly reviewers: () => readonly Reviewer[];
}

type Announced = (
  request: Promise<Result<EditReceipt, AppError>>,
  sender: Sender,
) => Promise<Result<EditReceipt, AppError>>;

/** An edit belongs to the reviewer whom the page showed, also if another took over meanwhile. */
export function editHandlers({ library, reviewers }: EditHandlerDeps, announced: Announced) {
  const reviewerOf = (id: string): Result<Reviewer, AppError> => {
    const reviewer = reviewers().find((one) => one.id === id);
    return reviewer === undefined ? err(unknownReviewer) : ok(reviewer);
  };
  const undoOrRedo =
    (channel: 'edit:undo' | 'edit:redo') =>
    async ({ reviewerId }: InputOf<'edit:undo'>, sender: Sender) => {
      const madeBy = reviewerOf(reviewerId);
      return madeBy.ok
        ? announced(library.request(channel, { madeBy: madeBy.value }), sender)
        : madeBy;
    };
  return {
    'edit:apply': async ({ reviewerId, ...input }, sender) => {
      const madeBy = reviewerOf(reviewerId);
      return madeBy.ok
        ? announced(library.request('edit:apply', { ...input, madeBy: madeBy.value }), sender)
        : madeBy;
    },
    'edit:undo': undoOrRedo('edit:undo'),
    'edit:redo': undoOrRedo('edit:redo'),
  } satisfies Partial<MainHandlers>;
}

const unknownReviewer: AppError = {
  kind: 'edit-refused',
  reason: 'This reviewer is not one of this computer’s.',
};

/** Announces an edit to the other windows once it is stored. */
export const createAnnounced =
  (announceEdit: (change: LibraryChange, madeBy: Sender) => void): Announced =>
  async (request, sender) => {
    const receipt = await request;
    if (receipt.ok) announceEdit(changeOf(receipt.value), sender);
    return receipt;
  };

const changeOf = ({ reviewData, columns }: EditReceipt): LibraryChange =>
  reviewData === undefined || columns === undefined
    ? { kind: 'tag-set' }
    : { kind: 'review-data', data: reviewData, columns };
