import { type PointerEvent, type Ref, useEffect, useRef, useState } from 'react';
import { type Waveform, createWaveform } from './waveform-adapter.ts';
import { useStore } from 'zustand';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { Peaks } from '../../../../src-shared/recording.ts';
import { onThemeChange } from '../../../lib/theme.ts';
import type { CallParts } from '../call-parts.ts';
import { showFinePeaks } from './fine-peaks.ts';
import { lanesOf } from './lanes.ts';
import { WaveOverlay } from './wave-overlay.tsx';

interface MinimapProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly wave: Waveform | undefined;
  readonly durationMs: number;
}

/** The whole recording, small, while zoomed in. A click scrolls there without seeking. */
function WaveMinimap({ ref, wave, durationMs }: MinimapProps) {
  const centerAt = (event: PointerEvent<HTMLDivElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    wave?.centerOn(((event.clientX - left) / Math.max(1, width)) * durationMs);
  };
  return (
    <div
      ref={ref}
      className="wave-minimap"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        centerAt(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) centerAt(event);
      }}
    />
  );
}

interface LanesProps {
  readonly parts: CallParts;
  readonly detail: CallDetail;
  readonly peaks: Peaks;
  /** Of all lanes together, in px. */
  readonly lanesHeight: number;
}

/** The waveform of the open call. */
export function WaveLanes({ parts, detail, peaks, lanesHeight }: LanesProps) {
  const host = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const minimap = useRef<HTMLDivElement>(null);
  const [wave, setWave] = useState<Waveform>();
  const durationMs = useStore(parts.playerStore, (state) => state.durationMs);
  const lanes = lanesOf(peaks);
  // While the file is downloading, its channels and length can still change; then the waveform is
  // created again.
  const laneKey = `${lanes.map(({ channel, name }) => `${channel}${name}`).join()} ${Math.round(durationMs / 100)} ${lanesHeight}`;
  const { callId } = detail;

  useEffect(() => {
    if (host.current === null || minimap.current === null) return undefined;
    const waveform = createWaveform({
      container: host.current,
      minimap: minimap.current,
      media: parts.player.media,
      lanes,
      laneHeight: lanesHeight / Math.max(1, lanes.length),
      peaks,
      durationMs,
    });
    setWave(waveform);
    parts.setWaveform(waveform);
    const stops = [
      onThemeChange(waveform.restyle),
      parts.player.clock.onFrame(waveform.followPlayhead),
    ];
    return () => {
      for (const stop of stops) stop();
      parts.setWaveform(undefined);
      setWave(undefined);
      waveform.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- laneKey stands for the lanes, their height and the length; new peaks are shown below
  }, [parts, callId, laneKey]);

  useEffect(
    () => wave && showFinePeaks(wave, { overview: peaks, load: parts.finePeaks }),
    [wave, peaks, parts],
  );

  useEffect(() => {
    const element = stage.current;
    if (element === null || wave === undefined) return undefined;
    const listening = new AbortController();
    // Not a React handler: React listens passively, so it could not prevent scrolling.
    element.addEventListener(
      'wheel',
      (event) => wave.wheel(event, element.getBoundingClientRect().left),
      { signal: listening.signal, passive: false },
    );
    return () => listening.abort();
  }, [wave]);

  return (
    <div className="wave">
      <div
        className="wave-names"
        aria-hidden="true"
        style={{ gridAutoRows: `${lanesHeight / Math.max(1, lanes.length)}px` }}
      >
        {lanes.map(({ name, channel, colourName }) => (
          <span key={channel} className="wave-name" data-colour={colourName}>
            {name}
          </span>
        ))}
      </div>
      <div ref={stage} className="wave-stage">
        <div ref={host} className="wave-canvas" data-lanes={lanes.length} />
        {wave === undefined ? undefined : (
          <WaveOverlay parts={parts} detail={detail} view={wave.view} />
        )}
        <WaveMinimap ref={minimap} wave={wave} durationMs={durationMs} />
      </div>
    </div>
  );
}
