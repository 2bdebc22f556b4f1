import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import type { CallParts } from '../call-parts.ts';
import { waveformText } from '../call-text.ts';
import { MarkerBar } from './marker-bar.tsx';
import { PositionSlider } from './position-slider.tsx';
import { RecordingNotice } from './recording-notice.tsx';
import { Transport } from './transport.tsx';
import { useLanesHeight } from './use-lanes-height.ts';
import { WaveLanes } from './wave-lanes.tsx';
import './waveform.css';

const lanesStyle = (height: number): CSSProperties & Record<'--lanes', string> => ({
  '--lanes': `${height}px`,
});

interface WaveformProps {
  readonly parts: CallParts;
  readonly detail: CallDetail;
}

/** The waveform with its markers, and the playback controls. */
export function WaveformPane({ parts, detail }: WaveformProps) {
  const recording = useStore(parts.store, (state) => state.recording);
  const lanesHeight = useLanesHeight();
  const peaks = recording.phase === 'ready' ? recording.peaks : undefined;
  return (
    <section className="waveform" aria-label={waveformText.region} style={lanesStyle(lanesHeight)}>
      <PositionSlider parts={parts} key={detail.callId}>
        {peaks === undefined ? (
          <RecordingNotice parts={parts} />
        ) : (
          <WaveLanes parts={parts} detail={detail} peaks={peaks} lanesHeight={lanesHeight} />
        )}
      </PositionSlider>
      <Transport parts={parts} detail={detail} />
      <MarkerBar parts={parts} />
    </section>
  );
}
