import { useEffect, useRef } from 'react';
import type { CallParts } from '../call-parts.ts';
import type { WaveViewStore } from './zoom.ts';

interface PlayheadProps {
  readonly parts: CallParts;
  readonly view: WaveViewStore;
}

/**
 * The playhead. It is only moved, by whole pixels, so that a frame in which it does not move costs
 * nothing; the playhead of wavesurfer.js would lay out the lanes in every frame.
 */
export function WavePlayhead({ parts, view }: PlayheadProps) {
  const element = useRef<HTMLSpanElement>(null);
  const { player, playerStore } = parts;
  useEffect(() => {
    let shownPx = Number.NaN;
    const show = (ms: number): void => {
      const { totalPx, scrollPx } = view.getState();
      const { durationMs } = playerStore.getState();
      const px = durationMs > 0 ? Math.round((ms / durationMs) * totalPx - scrollPx) : 0;
      if (px === shownPx || element.current === null) return;
      shownPx = px;
      element.current.style.transform = `translateX(${px}px)`;
    };
    show(player.nowMs());
    const stops = [player.clock.onFrame(show), view.subscribe(() => show(player.nowMs()))];
    return () => {
      for (const stop of stops) stop();
    };
  }, [player, playerStore, view]);
  return <span ref={element} className="wave-playhead" />;
}
