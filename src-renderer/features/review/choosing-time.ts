import type { Player } from './player.ts';
import type { Gap } from './silence.ts';
import type { ReviewStore } from './store.ts';
import { selectedTime } from './time-selection.ts';

/** Choosing plain time, for what no word stands for: a silence, music, a call without words. */
export function choosingTime(store: ReviewStore, player: Pick<Player, 'nowMs'>) {
  const choose = (anchorMs: number, focusMs: number): void =>
    store.setState({ selection: undefined, chosenTime: { anchorMs, focusMs } });
  return {
    chooseTime: choose,

    /** By steps, of which the first begins at the playhead. Answers what is chosen now. */
    extendTime: (byMs: number, durationMs: number): Gap => {
      const nowMs = player.nowMs();
      const { anchorMs, focusMs } = store.getState().chosenTime ?? {
        anchorMs: nowMs,
        focusMs: nowMs,
      };
      const movedMs = Math.min(durationMs, Math.max(0, focusMs + byMs));
      choose(anchorMs, movedMs);
      return selectedTime({ anchorMs, focusMs: movedMs });
    },
  };
}
