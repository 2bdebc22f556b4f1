/** The texts of the scorecard. */
export const scorecardText = {
  name: 'Scorecard',
  notScored: 'Not scored yet',
  autoFailed: '✕ Auto-fail',
  passed: '✓ Pass',
  failed: '✕ Fail',
  inProgress: 'In progress',
  incomplete: 'Incomplete',
  answered: (answered: number, criteria: number): string => `${answered} of ${criteria} answered`,
  passMark: (percent: string): string => `Pass mark ${percent}`,
  rubric: (name: string, version: number): string => `${name}, version ${version}`,
  sectionFailed: '✕ Fail',
  notCounted: 'Not scored',
  weight: (weight: number): string => `×${weight}`,
  weightLabel: (weight: number): string => `Weight ${weight}`,
  autoFailReview: 'Auto-fail',
  autoFailSection: 'Auto-fail (section)',
  rootCauses: (name: string) => `Root causes of ${name}`,
  chooseRootCause: 'Choose a root cause',
  alwaysApplies: 'This criterion can’t be N/A',
  comment: 'Comment',
  commentOn: (criterion: string): string => `Comment on ${criterion}`,
  overallComment: 'Comment on the call',
  attachEvidence: (criterion: string): string => `Attach evidence to ${criterion}`,
  nothingToAttach: 'Nothing to attach here',
  evidenceFor: (criterion: string): string => `Evidence for ${criterion}`,
  removeEvidence: (quote: string): string => `Remove this evidence: ${quote}`,
  flag: 'Flag',
  flagged: 'Flagged',
  skip: 'Skip',
  reopen: 'Reopen',
  submit: 'Submit and next',
  readOnly: 'This review is submitted. Reopen it to make changes.',
  measuresChanged: (count: number): string =>
    count === 1
      ? 'A measure has changed since the review was submitted.'
      : `${count} measures have changed since the review was submitted.`,
  measureAtSubmit: (criterion: string, explanation: string): string =>
    `${criterion}, when submitted: ${explanation}`,
  voided: (reason: string): string => `This review is voided: ${reason}`,
  startNew: 'Start a new review',
  purposes: {
    regular: undefined,
    'second-opinion': 'Second opinion',
    calibration: 'Calibration',
  },
  unbiased: 'Unbiased',
  unbiasedHint: 'The agent, Retell’s analysis and the measures are hidden until you submit.',
  void: 'Void',
  saving: 'Saving…',
  saved: (time: string): string => `Saved ${time}`,
  notSaved: (reason: string): string => `Not saved: ${reason}`,
  undo: 'Undo',
  lastCall: 'No calls left to review in this queue.',
} as const;

export const failureTexts = {
  answer: 'Not saved',
  submit: 'Not submitted',
  skip: 'Not skipped',
  reopen: 'Not reopened',
  flag: 'Not flagged',
  void: 'Not voided',
  start: 'Not started',
  read: 'The review can’t be shown',
  unsavedText: (failure: string): string => `${failure}: some text could not be saved.`,
  unsavedTextNext: 'It is still in its field. Try again.',
} as const;

export const voidText = {
  title: 'Void this review?',
  explanation:
    'A voided review no longer counts in scores and exports. It is kept, and you can undo this.',
  reason: 'Reason',
  submit: 'Void',
} as const;

export const othersText = {
  title: 'Other reviews',
  own: 'You',
  unnamed: 'Unnamed reviewer',
  purposes: {
    regular: 'Review',
    'second-opinion': 'Second opinion',
    calibration: 'Calibration',
  },
  show: 'Show',
  hide: 'Hide',
  select: 'Continue',
  hidden: 'Hidden until you submit your own review, so that you judge independently.',
  reveal: 'Show them now',
  revealed: 'The history notes that you viewed them.',
  score: (percent: string): string => `Score ${percent}`,
} as const;

export const skipText = {
  title: 'Skip this call',
  reasons: 'Reasons',
  other: 'Another reason',
  otherHint: 'You can change the listed reasons in Settings › General.',
  submit: 'Skip and next',
} as const;

export const flagText = {
  title: 'Flag for second review',
  note: 'Note (optional)',
  submit: 'Flag',
} as const;

export const submitText = {
  title: 'Submit this review?',
  unanswered: (count: number): string =>
    count === 1
      ? '1 criterion is not answered. It will be left out of the score.'
      : `${count} criteria are not answered. They will be left out of the score.`,
  reviewerName: 'Your name',
  reviewerNameHint:
    'Added to submitted reviews and exports. You can change it in Settings › General.',
  submit: 'Submit and next',
} as const;

/** The proposals of measures. */
export const proposalText = {
  proposed: (option: string) => `Proposed: ${option}.`,
  accepted: 'Proposal accepted.',
  overridden: (option: string) => `Proposal overridden (${option}).`,
  unknownHead: 'Can’t tell.',
  outcome: { met: 'Met.', 'not-met': 'Not met.' },
  unknown: (reason: string) => `Can’t tell: ${reason}`,
  none: 'No answer is proposed for this criterion.',
  noneLeft: 'No proposals left to accept.',
  noPlaces: 'This result has no places in the call.',
  place: (index: number, count: number) => `Place ${index} of ${count}`,
  placeNumber: (index: number) => `Place ${index}`,
  places: (criterion: string) => `Places for ${criterion}`,
  accept: 'Accept',
  acceptAll: (count: number) => (count === 1 ? 'Accept 1 proposal' : `Accept ${count} proposals`),
} as const;
