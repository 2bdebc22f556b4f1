import { HyperaudioLite } from 'hyperaudio-lite';
import WaveSurfer from 'wavesurfer.js';
import type { PlainTurn } from '../harness/long-call.ts';

interface SpansPeer {
  /** Fetches the words once, so that no measurement includes the request. */
  load(files: string): Promise<void>;
  /**
   * One span per word, and the library that highlights them. Resolves when the first frame is painted.
   */
  layOut(): Promise<number>;
  /**
   * The same with wavesurfer.js and given peaks. Resolves when all is painted and the audio can play.
   */
  open(): Promise<number>;
}
declare global {
  interface Window {
    spans: SpansPeer;
  }
}

let address = '';
let turns: readonly PlainTurn[] = [];
let peaks: number[][] = [];
let wave: WaveSurfer | undefined;
const root = document.querySelector('#root') ?? document.body;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The markup from its documentation: one paragraph per turn, one span with data-m and data-d per word.
 */
const markup = (): string =>
  turns
    .map(
      ({ speaker, words }) =>
        `<p><span class="speaker">[${speaker}] </span>${words
          .map(
            ({ text, startMs, endMs }) =>
              `<span data-m="${startMs}" data-d="${endMs - startMs}">${escaped(text)} </span>`,
          )
          .join('')}</p>`,
    )
    .join('');

function fill(): void {
  root.innerHTML = `<audio id="player"></audio><div id="wave"></div>
    <div id="transcript" style="height: 600px; overflow-y: auto"><article><section>${markup()}</section></article></div>`;
  Reflect.construct(HyperaudioLite, [{ transcript: 'transcript', player: 'player' }]);
}

async function clear(): Promise<void> {
  wave?.destroy();
  wave = undefined;
  root.innerHTML = '';
  await window.bench.painted(() => true);
}

window.spans = {
  async load(files) {
    address = files;
    turns = (await (await fetch(`${files}/turns.json`)).json()) as PlainTurn[];
    peaks = (await (await fetch(`${files}/peaks.json`)).json()) as number[][];
  },
  async layOut() {
    await clear();
    const began = performance.now();
    fill();
    return (await window.bench.painted(() => true)) - began;
  },
  async open() {
    await clear();
    const began = performance.now();
    fill();
    const media = document.querySelector<HTMLAudioElement>('#player');
    const container = document.querySelector<HTMLElement>('#wave');
    if (media === null || container === null) throw new Error('the page is empty');
    media.src = `${address}/call.wav`;
    wave = WaveSurfer.create({
      container,
      media,
      peaks,
      duration: (turns.at(-1)?.words.at(-1)?.endMs ?? 0) / 1000,
      splitChannels: [{}, {}],
    });
    const ready = { wave: false };
    wave.on('ready', () => {
      ready.wave = true;
    });
    return (await window.bench.painted(() => ready.wave && media.readyState >= 2)) - began;
  },
};
