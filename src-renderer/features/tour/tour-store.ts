import { createStore } from 'zustand/vanilla';
import type { CommandId } from '../../../src-shared/commands.ts';
import { tourText } from './tour-text.ts';
import { tourSteps } from './tour-steps.ts';

/** The current step; undefined while no tour runs. */
export interface TourState {
  readonly step: number | undefined;
}

export type TourStore = ReturnType<typeof createTourStore>;
export type TourActions = ReturnType<typeof tourActions>;

export const createTourStore = () => createStore<TourState>(() => ({ step: undefined }));

/** The tour advances by what the reviewer does, in any order. */
export function tourActions(store: TourStore, announce: (text: string) => void) {
  const goTo = (step: number): void => {
    const isOver = step >= tourSteps.length;
    store.setState({ step: isOver ? undefined : step });
    if (isOver) announce(tourText.finished);
  };
  return {
    start: (): void => store.setState({ step: 0 }),
    leave: (): void => store.setState({ step: undefined }),
    skip: (): void => goTo((store.getState().step ?? 0) + 1),
    /** Reports a command that ran or a call that was opened. A later step completes those before it. */
    commandRan: (id: CommandId): void => {
      const { step } = store.getState();
      if (step === undefined) return;
      const place = tourSteps.findIndex((one, at) => at >= step && one.done(id));
      if (place >= 0) goTo(place + 1);
    },
  };
}
