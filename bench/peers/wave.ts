import WaveSurfer from 'wavesurfer.js';

interface WavePeer {
  /** The first example of its documentation, which loads a URL. Resolves when the waveform is drawn. */
  decode(url: string): Promise<number>;
  play(): Promise<void>;
}
declare global {
  interface Window {
    wave: WavePeer;
  }
}

let wave: WaveSurfer | undefined;

window.wave = {
  async decode(url) {
    wave?.destroy();
    const began = performance.now();
    const container = document.querySelector<HTMLElement>('#root') ?? document.body;
    const made = WaveSurfer.create({ container, url, height: 80, splitChannels: [{}, {}] });
    wave = made;
    await new Promise<void>((resolve, reject) => {
      made.on('ready', () => resolve());
      made.on('error', reject);
    });
    await window.bench.painted(() => true);
    return performance.now() - began;
  },
  async play() {
    await wave?.play();
  },
};
