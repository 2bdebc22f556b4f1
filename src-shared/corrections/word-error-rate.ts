/** How a transcript differs from what was really said, in words. */
export interface WordErrors {
  readonly substitutions: number;
  readonly insertions: number;
  readonly deletions: number;
  /** Words that were really said. */
  readonly referenceWords: number;
}

/**
 * Counts the errors of the standard alignment: the fewest changes that turn `reference` (what was
 * said) into `hypothesis` (the transcript). A deletion is a word that was said and is not in the
 * transcript; an insertion is one that only the transcript has. Among alignments with equally few
 * changes, the one with the most substitutions is counted.
 *
 * Takes memory in proportion to the shorter text only, and time in proportion to the product.
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

/** The cheapest; with equal costs the earlier one, so that substitutions come before the others. */
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
 * Errors per word that was said, 0 when all is right; above 1 when the transcript has more wrong
 * words than were said. Undefined when nothing was said.
 */
export const wordErrorRate = (errors: WordErrors): number | undefined =>
  errors.referenceWords === 0
    ? undefined
    : (errors.substitutions + errors.insertions + errors.deletions) / errors.referenceWords;
