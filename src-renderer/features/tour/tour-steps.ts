import type { CommandId } from '../../../src-shared/commands.ts';

/** One step: what to do, where it is, and which commands do it. */
export interface TourStep {
  readonly text: string;
  /** The command whose keys are shown. */
  readonly command: CommandId;
  /** The real thing that is meant. */
  readonly target: string;
  readonly done: (id: CommandId) => boolean;
}

const oneOf =
  (...ids: readonly CommandId[]) =>
  (id: CommandId): boolean =>
    ids.includes(id);

const startingWith =
  (start: string) =>
  (id: CommandId): boolean =>
    id.startsWith(start);

/** A call from the queue to the submit, by the keys it takes. */
export const tourSteps: readonly TourStep[] = [
  {
    text: 'This is the queue. Open its next call.',
    command: 'queue.next',
    target: '[aria-label="Queue"]',
    done: oneOf('queue.next', 'queue.previous', 'queue.open'),
  },
  {
    text: 'Play it, and read along. Is there no recording? Go on to the next call first.',
    command: 'play.toggle',
    target: '[aria-label="Waveform"]',
    // A call without a recording stays silent, and the step waits for one that speaks.
    done: (id) => id === 'play.toggle' && document.querySelector('audio')?.paused === false,
  },
  {
    text: 'Tag the spoken word while the audio plays on.',
    command: 'tag.1',
    target: '.tag-legend',
    done: startingWith('tag.'),
  },
  {
    text: 'Go to the scorecard.',
    command: 'scorecard.focus',
    target: '[aria-label="Scorecard"]',
    done: oneOf('scorecard.focus'),
  },
  {
    text: 'Answer the criterion: each digit is an option; ↑ and ↓ go on.',
    command: 'answer.1',
    target: '[aria-label="Scorecard"]',
    done: startingWith('answer.'),
  },
  {
    text: 'Submit, and the next call opens.',
    command: 'review.submit',
    target: '.scorecard-foot',
    done: oneOf('review.submit'),
  },
];
