import { expect, it } from 'vitest';
import { createTourStore, tourActions } from '../../../../src-renderer/features/tour/tour-store.ts';
import { tourSteps } from '../../../../src-renderer/features/tour/tour-steps.ts';

it('ends with a last line that stays until it is closed', () => {
  const store = createTourStore();
  const tour = tourActions(store);
  tour.start();
  tour.commandRan('review.submit');
  expect(store.getState().step).toBe(tourSteps.length);
  tour.commandRan('queue.next');
  expect(store.getState().step).toBe(tourSteps.length);
  tour.leave();
  expect(store.getState().step).toBeUndefined();
});

it('counts a later step as the completion of those before it', () => {
  const store = createTourStore();
  const tour = tourActions(store);
  tour.start();
  tour.commandRan('scorecard.focus');
  expect(store.getState().step).toBe(4);
});
