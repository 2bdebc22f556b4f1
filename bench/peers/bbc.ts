import type { PlainTurn } from '../harness/long-call.ts';

interface BbcPeer {
  /**
   * Mounts React Transcript Editor with every word of the call. Resolves when the first frame is
   * painted.
   */
  mount(files: string): Promise<number>;
  media(): HTMLMediaElement | null;
}
declare global {
  interface Window {
    bbc: BbcPeer;
    readonly React: { createElement(type: unknown, props: object): unknown };
    readonly ReactDOM: { render(element: unknown, into: Element | null): void };
    readonly module: { readonly exports: { readonly default: unknown } };
  }
}

const { React, ReactDOM } = window;
const root = document.querySelector('#root');

window.bbc = {
  async mount(files) {
    const turns = (await (await fetch(`${files}/turns.json`)).json()) as PlainTurn[];
    const words = turns
      .flatMap((turn) => turn.words)
      .map(({ text, startMs, endMs }, id) => ({
        id,
        text,
        start: startMs / 1000,
        end: endMs / 1000,
      }));
    const paragraphs = turns.map(({ speaker, words: said }, id) => ({
      id,
      speaker,
      start: (said[0]?.startMs ?? 0) / 1000,
      end: (said.at(-1)?.endMs ?? 0) / 1000,
    }));
    const began = performance.now();
    ReactDOM.render(
      React.createElement(window.module.exports.default, {
        transcriptData: { words, paragraphs },
        mediaUrl: `${files}/call.wav`,
        sttJsonType: 'digitalpaperedit',
        isEditable: false,
        spellCheck: false,
        fileName: 'call.wav',
        title: 'call',
        mediaType: 'audio',
      }),
      root,
    );
    await window.bench.painted(() => document.querySelector('span[data-start]') !== null, 300_000);
    return performance.now() - began;
  },
  media: () => document.querySelector('video, audio'),
};
