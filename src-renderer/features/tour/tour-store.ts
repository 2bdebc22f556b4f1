import { createStore } from 'zustand/vanilla';
import type { CommandId } from '../../../src-shared/commands.ts';
import { tourSteps } from './tour-steps.ts';

/** Which step is shown; undefined while there is no tour. */
export interface TourState {
  readonly step: number | undefined;
}

export type TourStore = ReturnType<typeof createTourStore>;
export type TourActions = ReturnType<typeof tourActions>;

export const createTourStore = () => createStore<TourState>(() => ({ step: undefined }));

/** The tour goes on by what the reviewer really does, in whatever order. */
export function tourActions(store: TourStore, announce: (words: string) => void) {
  const goTo = (step: number): void => {
    const isOver = step >= tourSteps.length;
    store.setState({ step: isOver ? undefined : step });
    if (isOver) announce('That was the tour. The help shows every key, and this tour again.');
  };
  return {
    start: (): void => store.setState({ step: 0 }),
    leave: (): void => store.setState({ step: undefined }),
    skip: (): void => goTo((store.getState().step ?? 0) + 1),
    /** A call was opened by whatever way, or a command ran. Doing a later step passes those before it. */
    commandRan: (id: CommandId): void => {
      const { step } = store.getState();
      if (step === undefined) return;
      const place = tourSteps.findIndex((one, at) => at >= step && one.done(id));
      if (place >= 0) goTo(place + 1);
    },
  };
}
