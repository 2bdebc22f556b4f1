import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { Peaks } from '../../../../src-shared/recording.ts';
import { onThemeChange } from '../../../lib/theme.ts';
import { readingOf } from '../reading.ts';
import type { ReviewParts } from '../review-parts.ts';
import { lanesOf } from './lanes.ts';
import { waveRegions } from './wave-regions.ts';
import { createWaveform, type Waveform } from './waveform-adapter.ts';

interface LanesProps {
  readonly parts: ReviewParts;
  readonly detail: CallDetail;
  readonly peaks: Peaks;
}

const heightOfTwo = 40;
const heightOfOne = 80;
const noTags: readonly never[] = [];

/** The drawn lanes. The waveform lives as long as the call is open and goes with it. */
export function WaveLanes({ parts, detail, peaks }: LanesProps) {
  const container = useRef<HTMLDivElement>(null);
  const wave = useRef<Waveform>(undefined);
  const applied = useStore(parts.work, (state) => state.work?.tags ?? noTags);
  const tagSet = useStore(parts.tagSet, (state) => state.tags);
  const durationMs = useStore(parts.playerStore, (state) => state.durationMs);
  const lanes = lanesOf(peaks);
  // While the file grows the channels may yet be told apart: then the lanes are built anew.
  const laneKey = lanes.map(({ channel, name }) => `${channel}${name}`).join();
  const laneHeight = lanes.length > 1 ? heightOfTwo : heightOfOne;

  useEffect(() => {
    if (container.current === null) return undefined;
    const { media } = parts.player;
    const drawn = createWaveform({
      container: container.current,
      media,
      lanes,
      laneHeight,
      peaks,
      durationMs,
    });
    wave.current = drawn;
    parts.setWaveform(drawn);
    const stopWatching = onThemeChange(drawn.restyle);
    return () => {
      stopWatching();
      parts.setWaveform(undefined);
      wave.current = undefined;
      drawn.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- laneKey stands for the lanes; fuller peaks are shown below
  }, [parts, detail, laneKey]);

  useEffect(() => {
    wave.current?.show(peaks, durationMs);
  }, [peaks, durationMs, laneKey, detail]);

  useEffect(() => {
    const { marks } = readingOf(detail.transcript);
    wave.current?.showRegions(waveRegions(applied, tagSet, marks));
  }, [applied, tagSet, detail, peaks, laneKey]);

  return (
    <div className="wave">
      <div className="wave-names" aria-hidden="true">
        {lanes.map(({ name, channel, colourName }) => (
          <span key={channel} className="wave-name" data-colour={colourName}>
            {name}
          </span>
        ))}
      </div>
      <div ref={container} className="wave-canvas" data-lanes={lanes.length} />
    </div>
  );
}
