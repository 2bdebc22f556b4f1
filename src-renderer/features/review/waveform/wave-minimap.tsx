import type { PointerEvent, Ref } from 'react';
import type { Waveform } from './waveform-adapter.ts';

interface MinimapProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly wave: Waveform | undefined;
  readonly durationMs: number;
}

/** The whole call, small, while a part of it is looked at closely. A press looks there and plays on. */
export function WaveMinimap({ ref, wave, durationMs }: MinimapProps) {
  const look = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    wave?.lookAt(((event.clientX - left) / Math.max(1, width)) * durationMs);
  };
  return (
    <div
      ref={ref}
      className="wave-minimap"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        look(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) look(event);
      }}
    />
  );
}
