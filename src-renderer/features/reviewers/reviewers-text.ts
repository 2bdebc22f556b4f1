/** The texts about who reviews. */
export const reviewersText = {
  title: 'Reviewers',
  explanation: 'Each reviewer has their own reviews, undo and history on this computer.',
  list: 'Who reviews now?',
  unnamed: 'Unnamed reviewer',
  newReviewer: 'New reviewer',
  newReviewerHint: 'The name is added to submitted reviews and exports.',
  add: 'Add and switch',
  duplicate: 'There is a reviewer with this name already.',
  switched: (name: string) => `${name} is reviewing now.`,
  unsaved: 'Some text could not be saved yet, so the reviewer was not switched.',
} as const;
