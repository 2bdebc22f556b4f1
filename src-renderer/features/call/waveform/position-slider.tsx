import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { formatDuration, formatTime } from '../../../lib/format.ts';
import type { CallParts } from '../call-parts.ts';
import { transportText } from '../call-text.ts';

interface SliderProps {
  readonly parts: CallParts;
  readonly children: ReactNode;
}

/** Frequent enough for assistive tools, rare enough to cost nothing. */
const updateIntervalMs = 100;
const smallStepMs = 1000;
const largeStepMs = 10_000;

/** The playback position as a slider. Its children draw it; pointer and keys move it. */
export function PositionSlider({ parts, children }: SliderProps) {
  const slider = useRef<HTMLDivElement>(null);
  const durationMs = useStore(parts.playerStore, (state) => state.durationMs);
  const { player } = parts;

  useEffect(() => {
    const element = slider.current;
    if (element === null) return undefined;
    let updatedAt = Number.NEGATIVE_INFINITY;
    const update = (ms: number): void => {
      const now = performance.now();
      const still = player.media.paused || player.media.seeking;
      if (!still && now - updatedAt < updateIntervalMs) return;
      updatedAt = now;
      const whole = Math.round(ms);
      element.setAttribute('aria-valuenow', String(whole));
      element.setAttribute('aria-valuetext', formatDuration(whole));
      // Set on the track only; on the slider, every marker of the waveform would inherit it.
      const track = element.querySelector<HTMLElement>('.wave-track');
      track?.style.setProperty('--share', String(share(whole, parts)));
    };
    update(player.nowMs());
    return player.clock.onFrame(update);
  }, [parts, player]);

  const msAt = (event: PointerEvent): number =>
    parts.timeAt(event.clientX, event.currentTarget.getBoundingClientRect());
  /** A drag moves the playhead; with Shift it selects time. */
  const startDrag = (event: PointerEvent): void => {
    const ms = msAt(event);
    if (event.shiftKey) parts.transcriptActions.selectTime(ms, ms);
    else player.seek(ms);
  };
  const drag = (event: PointerEvent): void => {
    const { timeSelection } = parts.store.getState();
    if (!event.shiftKey) player.seek(msAt(event));
    else if (timeSelection !== undefined) {
      parts.transcriptActions.selectTime(timeSelection.anchorMs, msAt(event));
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -smallStepMs, ArrowRight: smallStepMs }[event.key];
    if (event.shiftKey && step !== undefined && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      parts.commands.extendTimeSelection(step);
      return;
    }
    const target = seekTarget(event.key, player.nowMs(), durationMs);
    if (target === undefined || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    player.seek(target);
  };

  return (
    <div
      ref={slider}
      className="position"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the native range cannot hold a waveform
      role="slider"
      tabIndex={0}
      aria-label={transportText.position}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs)}
      aria-valuenow={0}
      aria-valuetext={formatTime(0)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        startDrag(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event);
      }}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}

const share = (ms: number, { playerStore }: CallParts): number => {
  const { durationMs } = playerStore.getState();
  return durationMs > 0 ? ms / durationMs : 0;
};

function seekTarget(key: string, nowMs: number, durationMs: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return nowMs - smallStepMs;
    case 'ArrowRight':
    case 'ArrowUp':
      return nowMs + smallStepMs;
    case 'PageDown':
      return nowMs - largeStepMs;
    case 'PageUp':
      return nowMs + largeStepMs;
    case 'Home':
      return 0;
    case 'End':
      return durationMs;
    default:
      return undefined;
  }
}
