import { pcm16WavHeader } from '../../../../src-shared/pcm16-wav-header.ts';
import { noClipText } from '../../../../src-shared/clips/clips-text.ts';
import type { ClipCounts, NoClipReason } from '../../../../src-shared/clips/clip-counts.ts';
import type { Span } from '../../../../src-shared/span.ts';
import type { ExportRow } from '../../../library/port.ts';
import { timeRange } from '../../columns/passage-text.ts';
import { html, type Markup } from '../document/html.ts';
import type { ClipOf } from '../document/quotation.ts';
import type { ExportSource } from '../../rows/export-source.ts';
import { ClipCutter, type Cut } from '../../clips/clip-cutter.ts';
import { clipSamples } from '../../clips/clip-samples.ts';
import { ClipTally } from '../../clips/clip-tally.ts';
import { momentsOf } from '../../clips/moments.ts';
import { pcm16Bytes } from '../../clips/pcm16.ts';

/** The audio of all clips of a page. With a third more as text, a browser still opens it in seconds. */
export const maxPageBytes = 48_000_000;
/** Enough for speech. */
const pageSampleRate = 16_000;
/** Blocks of samples can be divided by every number up to this one. */
const maxFactor = 10;

/** The clips inside a page. They are mono, and not finer than speech needs. */
export class PageClips {
  readonly #cutter: ClipCutter;
  readonly #tally = new ClipTally();
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(source: ExportSource, maxBytes = maxPageBytes) {
    this.#cutter = new ClipCutter(source);
    this.#maxBytes = maxBytes;
  }

  /** Makes the players of a review. */
  async ofReview(row: ExportRow): Promise<ClipOf> {
    const players = new Map<string, Markup>();
    for (const { span } of momentsOf(row)) {
      const key = keyOf(span);
      if (!players.has(key)) players.set(key, await this.#player(row, span));
    }
    return (span) => players.get(keyOf(span));
  }

  counts(): ClipCounts {
    return this.#tally.counts();
  }

  close(): Promise<void> {
    return this.#cutter.close();
  }

  async #player(row: ExportRow, span: Span): Promise<Markup> {
    const cut = await this.#cutter.cut(row, span);
    const wav = typeof cut === 'string' ? cut : await this.#monoWav(cut);
    if (typeof wav === 'string') {
      this.#tally.addLeftOut(wav);
      return html`<p class="dim">No clip: ${noClipText[wav]}.</p>`;
    }
    this.#tally.addClip();
    this.#bytes += wav.length;
    const label = `Clip ${timeRange(span)}`;
    const data = `data:audio/wav;base64,${wav.toString('base64')}`;
    return html`<audio controls preload="metadata" aria-label="${label}" src="${data}"></audio>`;
  }

  async #monoWav({ source, frames }: Cut): Promise<Buffer | NoClipReason> {
    const { channels, sampleRate } = source.wav;
    const factor = Math.max(1, Math.min(maxFactor, Math.floor(sampleRate / pageSampleRate)));
    const samples = Math.floor(frames.count / factor);
    if (this.#bytes + samples * 2 > this.#maxBytes) return 'page-full';
    const parts: Uint8Array[] = [];
    let count = 0;
    for await (const block of clipSamples(source, frames)) {
      const mono = averaged(block, channels * factor);
      parts.push(pcm16Bytes(mono));
      count += mono.length;
    }
    if (count < samples) return 'unreadable';
    const rate = Math.round(sampleRate / factor);
    const header = pcm16WavHeader({ channels: 1, sampleRate: rate, dataBytes: count * 2 });
    return Buffer.concat([header, ...parts]);
  }
}

const keyOf = ({ startMs, endMs }: Span): string => `${startMs ?? ''} ${endMs ?? ''}`;

/** The means of so many samples each; what is left at the end is dropped. */
function averaged(samples: Int16Array, size: number): Int16Array {
  const means = new Int16Array(Math.floor(samples.length / size));
  for (let at = 0; at < means.length; at += 1) {
    let sum = 0;
    for (let part = 0; part < size; part += 1) sum += samples[at * size + part] ?? 0;
    means[at] = Math.round(sum / size);
  }
  return means;
}
