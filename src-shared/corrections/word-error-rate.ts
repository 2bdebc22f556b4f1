/** How a transcript differs from what was actually said, counted in words. */
export interface WordErrors {
  readonly substitutions: number;
  readonly insertions: number;
  readonly deletions: number;
  /** The number of words that were actually said. */
  readonly referenceWords: number;
}

/**
 * Counts the errors of the standard alignment: the fewest changes that turn `reference` (what was said)
 * into `hypothesis` (the transcript). A deletion is a word that was said but is missing from the
 * transcript. An insertion is a word that is only in the transcript. If several alignments have the
 * fewest changes, the one with the most substitutions is used.
 *
 * Memory grows with the length of the shorter text, time with the product of both lengths.
 */
export function countWordErrors(
  reference: readonly string[],
  hypothesis: readonly string[],
): WordErrors {
  let row = hypothesis.map((_, index): Cost => ({
    edits: index + 1,
    insertions: index + 1,
    deletions: 0,
  }));
  let first: Cost = { edits: 0, insertions: 0, deletions: 0 };
  for (const word of reference) {
    let diagonal = first;
    first = { edits: first.edits + 1, insertions: 0, deletions: first.deletions + 1 };
    let left = first;
    const above = row;
    row = above.map((up, column) => {
      const kept = hypothesis[column] === word;
      const replaced = kept ? diagonal : { ...diagonal, edits: diagonal.edits + 1 };
      const inserted = { ...left, edits: left.edits + 1, insertions: left.insertions + 1 };
      const deleted = { ...up, edits: up.edits + 1, deletions: up.deletions + 1 };
      diagonal = up;
      left = best(replaced, inserted, deleted);
      return left;
    });
  }
  const total = row.at(-1) ?? first;
  return {
    substitutions: total.edits - total.insertions - total.deletions,
    insertions: total.insertions,
    deletions: total.deletions,
    referenceWords: reference.length,
  };
}

interface Cost {
  readonly edits: number;
  readonly insertions: number;
  readonly deletions: number;
}

/** The alignment with the lowest cost. On a tie the first one wins, so substitutions are preferred. */
function best(...costs: readonly [Cost, ...Cost[]]): Cost {
  return costs.reduce((least, next) => (next.edits < least.edits ? next : least));
}

export const addWordErrors = (a: WordErrors, b: WordErrors): WordErrors => ({
  substitutions: a.substitutions + b.substitutions,
  insertions: a.insertions + b.insertions,
  deletions: a.deletions + b.deletions,
  referenceWords: a.referenceWords + b.referenceWords,
});

/**
 * Errors per word that was said. 0 means that the transcript is correct; values above 1 are possible if
 * it has more errors than words were said. Undefined if nothing was said.
 */
export const wordErrorRate = (errors: WordErrors): number | undefined =>
  errors.referenceWords === 0
    ? undefined
    : (errors.substitutions + errors.insertions + errors.deletions) / errors.referenceWords;
