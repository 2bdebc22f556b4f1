import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { Peaks } from '../../../../src-shared/recording.ts';
import { onThemeChange } from '../../../lib/theme.ts';
import type { ReviewParts } from '../review-parts.ts';
import { followFinePeaks } from './fine-peaks.ts';
import { lanesOf } from './lanes.ts';
import { WaveMinimap } from './wave-minimap.tsx';
import { WaveOver } from './wave-over.tsx';
import { createWaveform, type Waveform } from './waveform-adapter.ts';

interface LanesProps {
  readonly parts: ReviewParts;
  readonly detail: CallDetail;
  readonly peaks: Peaks;
}

const heightOfTwo = 40;
const heightOfOne = 80;

/** The drawn lanes. The waveform lives as long as the call is open and goes with it. */
export function WaveLanes({ parts, detail, peaks }: LanesProps) {
  const host = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const minimap = useRef<HTMLDivElement>(null);
  const [wave, setWave] = useState<Waveform>();
  const durationMs = useStore(parts.playerStore, (state) => state.durationMs);
  const lanes = lanesOf(peaks);
  // While the file grows the channels may yet be told apart, and its length be known better: then
  // the lanes are built anew.
  const laneKey = `${lanes.map(({ channel, name }) => `${channel}${name}`).join()} ${Math.round(durationMs / 100)}`;
  const { callId } = detail;

  useEffect(() => {
    if (host.current === null || minimap.current === null) return undefined;
    const drawn = createWaveform({
      container: host.current,
      minimap: minimap.current,
      media: parts.player.media,
      lanes,
      laneHeight: lanes.length > 1 ? heightOfTwo : heightOfOne,
      peaks,
      durationMs,
    });
    setWave(drawn);
    parts.setWaveform(drawn);
    const stops = [onThemeChange(drawn.restyle), parts.player.clock.onFrame(drawn.keepInSight)];
    return () => {
      for (const stop of stops) stop();
      parts.setWaveform(undefined);
      setWave(undefined);
      drawn.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- laneKey stands for the lanes and the length; fuller peaks are shown below
  }, [parts, callId, laneKey]);

  useEffect(
    () => wave && followFinePeaks(wave, { overview: peaks, ask: parts.finePeaks }),
    [wave, peaks, parts],
  );

  useEffect(() => {
    const element = stage.current;
    if (element === null || wave === undefined) return undefined;
    const listening = new AbortController();
    // By hand, since the page's own listeners may not keep the wheel from scrolling.
    element.addEventListener(
      'wheel',
      (event) => wave.wheel(event, element.getBoundingClientRect().left),
      { signal: listening.signal, passive: false },
    );
    return () => listening.abort();
  }, [wave]);

  return (
    <div className="wave">
      <div className="wave-names" aria-hidden="true">
        {lanes.map(({ name, channel, colourName }) => (
          <span key={channel} className="wave-name" data-colour={colourName}>
            {name}
          </span>
        ))}
      </div>
      <div ref={stage} className="wave-stage">
        <div ref={host} className="wave-canvas" data-lanes={lanes.length} />
        {wave === undefined ? undefined : (
          <WaveOver parts={parts} detail={detail} view={wave.view} />
        )}
        <WaveMinimap ref={minimap} wave={wave} durationMs={durationMs} />
      </div>
    </div>
  );
}
