import { createStore } from 'zustand/vanilla';
import type { CommandId } from '../../../src-shared/commands.ts';
import { tourSteps } from './tour-steps.ts';

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
    /** Reports a command that ran or a call that was opened. A later step completes those before it. */
    commandRan: (id: CommandId): void => {
      const { step } = store.getState();
      if (step === undefined) return;
      const completed = tourSteps.findIndex((one, at) => at >= step && one.done(id));
      if (completed >= 0) store.setState({ step: completed + 1 });
    },
  };
}
