import { waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { samplesPerBinFor } from '../../../../../src-renderer/features/call/recording/load-peaks.ts';
import { lanesOf } from '../../../../../src-renderer/features/call/waveform/lanes.ts';
import type { Handlers } from '../../../../../src-shared/ipc/contract.ts';
import type { Peaks, RecordingInfo } from '../../../../../src-shared/recording.ts';
import { err, ok } from '../../../../../src-shared/result.ts';
import { renderDesk } from '../render-desk.tsx';
import { sampleCall } from '../sample-call.ts';

const info: RecordingInfo = {
  url: 'earmark-media://recording/a',
  variant: 'multi-channel',
  wav: { channels: 2, sampleRate: 16_000, durationMs: 8000 },
  bytes: 512_044,
  complete: true,
};

const peaks = (doneBins: number): Peaks => ({
  samplesPerBin: 64,
  sampleRate: 16_000,
  doneBins,
  totalBins: 4,
  channels: [new Int8Array(8), new Int8Array(8)],
  speakers: ['user', 'agent'],
});

const offered = (id: string) => ({ ...sampleCall(id), recording: 'offered' as const });

function withRecording(): Partial<Handlers> {
  let requests = 0;
  return {
    'recording:open': () => Promise.resolve(ok(info)),
    'recording:peaks': () => {
      requests += 1;
      return Promise.resolve(ok(peaks(requests > 1 ? 4 : 2)));
    },
  };
}

const liveWaveforms = (): number =>
  [...document.querySelectorAll('.wave-canvas > div')].filter(({ shadowRoot }) => shadowRoot)
    .length;

describe('the waveform', () => {
  it('loads peaks until the whole recording is drawn', async () => {
    using page = renderDesk([offered('a')], withRecording());
    await page.open('a');
    const requested = () =>
      page.bridge.requests.filter(({ channel }) => channel === 'recording:peaks');
    await waitFor(() => expect(requested()).toHaveLength(2));
    expect(liveWaveforms()).toBe(1);
  });

  it('exists once, however many calls are opened, and is removed with the desk', async () => {
    using page = renderDesk([offered('a'), offered('b'), offered('c')], withRecording());
    for (const id of ['a', 'b', 'c', 'a']) {
      await page.open(id);
      await waitFor(() => expect(liveWaveforms()).toBe(1));
    }
    expect(document.querySelectorAll('audio')).toHaveLength(1);
    page.unmount();
    expect(liveWaveforms()).toBe(0);
  });

  it('tells why a recording cannot be opened, and keeps the transcript', async () => {
    using page = renderDesk([offered('a')], {
      'recording:open': () =>
        Promise.resolve(err({ kind: 'bad-recording', detail: 'RIFF header cut short' })),
    });
    await page.open('a');
    await waitFor(() =>
      expect(page.region('Waveform').querySelector('[data-phase=failed]')).toBeTruthy(),
    );
    expect(page.region('Transcript').textContent).toContain('Hello this is Ava');
  });

  it('is not drawn for other formats, which play with the length that the player reports', async () => {
    const { wav: _none, ...other } = info;
    using page = renderDesk([offered('a')], { 'recording:open': () => Promise.resolve(ok(other)) });
    await page.open('a');
    const wave = page.region('Waveform');
    const words = 'Only WAV recordings have a waveform. This one can be played.';
    await waitFor(() => expect(wave.textContent).toContain(words));
    expect(page.bridge.requests.some(({ channel }) => channel === 'recording:peaks')).toBe(false);
    const media = document.querySelector('audio');
    if (media === null) throw new Error('no audio');
    Object.defineProperty(media, 'duration', { configurable: true, value: 6.5 });
    media.dispatchEvent(new Event('durationchange'));
    const slider = () => wave.querySelector('[role=slider]')?.getAttribute('aria-valuemax');
    await waitFor(() => expect(slider()).toBe('6500'));
    media.dispatchEvent(new Event('error'));
    await waitFor(() => expect(wave.textContent).toContain('This recording can’t be played.'));
    expect(wave.textContent).not.toContain(words);
  });

  it('shows the agent above the caller, whatever their order in the file', () => {
    expect(lanesOf(peaks(4)).map(({ name, channel }) => [name, channel])).toEqual([
      ['Agent', 1],
      ['Caller', 0],
    ]);
  });

  it('loads coarser peaks for longer recordings', () => {
    const details = { channels: 2, sampleRate: 16_000, durationMs: 8000 };
    expect(samplesPerBinFor(details)).toBe(64);
    expect(samplesPerBinFor({ ...details, durationMs: 7_200_000 })).toBe(2048);
  });
});
