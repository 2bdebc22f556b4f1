import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { pcm16WavHeader } from '../../../src-shared/pcm16-wav-header.ts';
import type { ClipCounts } from '../../../src-shared/clips/clip-counts.ts';
import { defaultCsvDialect } from '../../../src-shared/csv-dialects.ts';
import { createSink, type FileSink } from '../../lib/whole-file.ts';
import type { ExportRow } from '../../library/port.ts';
import { byteOrderMark, csvLines } from './csv-lines.ts';
import { ExportStopped, type ExportSource } from '../rows/export-source.ts';
import { ClipCutter, type Cut } from '../clips/clip-cutter.ts';
import { clipName } from './clips/clip-name.ts';
import { clipSamples } from '../clips/clip-samples.ts';
import { ClipTally } from '../clips/clip-tally.ts';
import { indexColumns, type IndexLine } from './clips/index-columns.ts';
import { momentsOf, type Moment } from '../clips/moments.ts';
import { pcm16Bytes } from '../clips/pcm16.ts';

interface WrittenClips {
  readonly clips: ClipCounts;
  readonly bytes: number;
}

/** A WAV file for each moment of the reviews, and `index.csv`, which says what each of them is. */
export async function writeClips(source: ExportSource, folder: string): Promise<WrittenClips> {
  const handle = await open(path.join(folder, 'index.csv'), 'wx');
  const writer = new ClipWriter(source, folder, createSink(handle));
  try {
    await writer.begin();
    for await (const page of source.pages('clips')) {
      for (const row of page) await writer.addReview(row);
    }
    await handle.sync();
    return writer.done();
  } finally {
    await writer.close();
    await handle.close();
  }
}

/** A clip that is written already, for the next review that points to the same passage. */
interface KnownClip {
  readonly file: string;
  readonly cut: Cut;
}

class ClipWriter {
  readonly #folder: string;
  readonly #index: FileSink;
  readonly #columns: ReturnType<typeof indexColumns>;
  readonly #cutter: ClipCutter;
  readonly #signal: AbortSignal;
  readonly #tally = new ClipTally();
  /** The clips of the current call by their passage. */
  #known: { readonly callId: string; readonly clips: Map<string, KnownClip> } | undefined;
  #files = 0;
  #bytes = 0;

  constructor(source: ExportSource, folder: string, index: FileSink) {
    this.#folder = folder;
    this.#index = index;
    this.#columns = indexColumns(source.workspace.id);
    this.#cutter = new ClipCutter(source);
    this.#signal = source.signal;
  }

  async begin(): Promise<void> {
    const header = csvLines([this.#columns.map(({ name }) => name)], defaultCsvDialect);
    await this.#index.write(byteOrderMark + header);
  }

  async addReview(row: ExportRow): Promise<void> {
    for (const moment of momentsOf(row)) {
      const clip = await this.#clipOf(row, moment);
      if (typeof clip === 'string') this.#tally.addLeftOut(clip);
      const line: IndexLine = { row, moment, clip };
      await this.#index.write(
        csvLines([this.#columns.map(({ cell }) => cell(line))], defaultCsvDialect),
      );
    }
  }

  done(): WrittenClips {
    return { clips: this.#tally.counts(), bytes: this.#bytes + this.#index.bytes };
  }

  close(): Promise<void> {
    return this.#cutter.close();
  }

  async #clipOf(row: ExportRow, moment: Moment): Promise<IndexLine['clip']> {
    const cut = await this.#cutter.cut(row, moment.span);
    if (typeof cut === 'string') return cut;
    const known = this.#knownOf(row.call.id);
    const { first, count } = cut.frames;
    const key = JSON.stringify([first, count, cut.source.silenced]);
    const written = known.get(key);
    if (written !== undefined) return written;
    this.#files += 1;
    const file = clipName({
      number: this.#files,
      callId: row.call.id,
      startMs: moment.span.startMs ?? 0,
      name: moment.name,
    });
    if (!(await this.#write(file, cut))) return 'unreadable';
    const clip = { file, cut };
    known.set(key, clip);
    this.#tally.addClip();
    return clip;
  }

  #knownOf(callId: string): Map<string, KnownClip> {
    if (this.#known?.callId !== callId) this.#known = { callId, clips: new Map() };
    return this.#known.clips;
  }

  /** False if the recording ends before the clip does; then there is no file. */
  async #write(name: string, { source, frames }: Cut): Promise<boolean> {
    const file = path.join(this.#folder, name);
    const { channels, sampleRate } = source.wav;
    const dataBytes = frames.count * channels * 2;
    const handle = await open(file, 'wx');
    const sink = createSink(handle);
    const header = pcm16WavHeader({ channels, sampleRate, dataBytes });
    try {
      await sink.write(header);
      for await (const samples of clipSamples(source, frames)) {
        if (this.#signal.aborted) throw new ExportStopped({ kind: 'cancelled' });
        await sink.write(pcm16Bytes(samples));
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    const isWhole = sink.bytes === header.length + dataBytes;
    if (isWhole) this.#bytes += sink.bytes;
    else await rm(file);
    return isWhole;
  }
}
