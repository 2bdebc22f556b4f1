import { expect, it } from 'vitest';
import { createTourStore, tourActions } from '../../../../src-renderer/features/tour/tour-store.ts';
import { tourSteps } from '../../../../src-renderer/features/tour/tour-steps.ts';

it('ends with a last line that stays until it is closed or the next call is begun', () => {
  const store = createTourStore();
  const tour = tourActions(store);
  tour.start();
  tour.report('review.submit');
  expect(store.getState().step).toBe(tourSteps.length);
  tour.report('queue.next');
  expect(store.getState().step).toBe(tourSteps.length);
  tour.leave();
  expect(store.getState().step).toBeUndefined();
  tour.start();
  tour.report('review.submit');
  tour.report('answer.set');
  expect(store.getState().step).toBeUndefined();
});

it('counts a later step as the completion of those before it', () => {
  const store = createTourStore();
  const tour = tourActions(store);
  tour.start();
  tour.report('scorecard.focus');
  expect(store.getState().step).toBe(4);
});
