import { createStore } from 'zustand/vanilla';
import { tourSteps, type TourEvent } from './tour-steps.ts';

/** The current step; one past the last after the tour is finished; undefined while no tour runs. */
export interface TourState {
  readonly step: number | undefined;
}

export type TourStore = ReturnType<typeof createTourStore>;
export type TourActions = ReturnType<typeof tourActions>;

export const createTourStore = () => createStore<TourState>(() => ({ step: undefined }));

/** The tour advances by what the reviewer does, in any order. */
export function tourActions(store: TourStore) {
  return {
    start: (): void => store.setState({ step: 0 }),
    leave: (): void => store.setState({ step: undefined }),
    skip: (): void => store.setState(({ step }) => ({ step: (step ?? 0) + 1 })),
    /** A later step completes those before it. The next call's first edit closes the last line. */
    report: (event: TourEvent): void => {
      const { step } = store.getState();
      if (step === undefined) return;
      if (step >= tourSteps.length && isBegun(event)) store.setState({ step: undefined });
      const completed = tourSteps.findIndex((one, at) => at >= step && one.done(event));
      if (completed >= 0) store.setState({ step: completed + 1 });
    },
  };
}

/** Whether the reviewer works on. */
const isBegun = (event: TourEvent): boolean =>
  event.startsWith('tag.') || event.startsWith('answer.');
