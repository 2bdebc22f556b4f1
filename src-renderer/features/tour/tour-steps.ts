import type { CommandId } from '../../../src-shared/commands.ts';
import { tourText } from './tour-text.ts';

/** What a reviewer did: the id of a command, or the kind of an edit, which may come from the mouse. */
export type TourEvent = string;

/** One step: its instruction, the element it points at, and what completes it. */
export interface TourStep {
  readonly text: string;
  /** The command whose shortcut is shown. */
  readonly command: CommandId;
  /** The selector of the element that the step points at. */
  readonly target: string;
  readonly done: (event: TourEvent) => boolean;
}

const oneOf =
  (...events: readonly TourEvent[]) =>
  (event: TourEvent): boolean =>
    events.includes(event);

const startingWith =
  (start: string) =>
  (event: TourEvent): boolean =>
    event.startsWith(start);

/** One call from the queue to the submitted review. */
export const tourSteps: readonly TourStep[] = [
  {
    text: tourText.steps.queue,
    command: 'queue.next',
    target: '[aria-label="Queue"]',
    done: oneOf('queue.next', 'queue.previous', 'queue.open'),
  },
  {
    text: tourText.steps.play,
    command: 'play.toggle',
    target: '[aria-label="Waveform"]',
    // A call without a recording does not play; the step then waits for one that does.
    done: (event) => event === 'play.toggle' && document.querySelector('audio')?.paused === false,
  },
  {
    text: tourText.steps.tag,
    command: 'tag.1',
    target: '.tag-legend',
    done: startingWith('tag.'),
  },
  {
    text: tourText.steps.scorecard,
    command: 'scorecard.focus',
    target: '[aria-label="Scorecard"]',
    done: oneOf('scorecard.focus'),
  },
  {
    text: tourText.steps.answer,
    command: 'answer.1',
    target: '[aria-label="Scorecard"]',
    done: startingWith('answer.'),
  },
  {
    text: tourText.steps.submit,
    command: 'review.submit',
    target: '.scorecard-foot',
    done: oneOf('review.submit'),
  },
];
