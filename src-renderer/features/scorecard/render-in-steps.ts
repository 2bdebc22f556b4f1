import { useEffect } from 'react';
import { useStore } from 'zustand';
import { criteriaRenderedFirst, type ScorecardStore } from './store.ts';

/** So many more criteria are rendered in a frame. */
const criteriaPerStep = 12;

/**
 * Renders a long scorecard in steps, first the criteria that can be visible: hundreds of them at once
 * would hold up the call that opens. Returns how many are rendered now.
 */
export function useRenderedInSteps(store: ScorecardStore, total: number): number {
  const rendered = useStore(store, (state) => state.rendered);
  const isComplete = rendered >= total;
  useEffect(() => {
    if (isComplete) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // After the paint of a frame, so that what is not visible never delays what is.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => store.setState({ rendered: rendered + criteriaPerStep }));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [store, rendered, isComplete]);
  // The panel is shown anew after another one was.
  useEffect(() => () => store.setState({ rendered: criteriaRenderedFirst }), [store]);
  return rendered;
}
