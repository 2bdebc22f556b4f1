/** The texts of the tour. */
export const tourText = {
  label: 'Tour',
  position: (step: number, of: number) => `${step} of ${of}`,
  press: 'Press',
  skip: 'Skip step',
  exit: 'Exit tour',
  close: 'Close',
  finished: 'That’s all. Press ? to see every shortcut.',
  steps: {
    queue: 'This is the queue. Open its next call.',
    play: 'Press play and follow along.',
    tag: 'Tag the spoken word while the audio plays.',
    scorecard: 'Go to the scorecard.',
    answer: 'Press a number to answer, ↑ or ↓ to move.',
    submit: 'Submit. The next call opens.',
  },
} as const;
