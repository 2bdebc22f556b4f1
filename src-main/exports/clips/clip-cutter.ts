import { open, type FileHandle } from 'node:fs/promises';
import type { NoClipReason } from '../../../src-shared/clips/clip-counts.ts';
import type { Span } from '../../../src-shared/span.ts';
import type { WholeRecording } from '../../lib/whole-recording.ts';
import type { ExportRow } from '../../library/port.ts';
import { ExportStopped, type ExportSource } from '../rows/export-source.ts';
import { openingFailure } from '../rows/clip-recordings.ts';
import { clipFrames, type ClipFrames, type ClipSource } from './clip-samples.ts';

/** A passage that can be cut out of a recording. */
export interface Cut {
  readonly source: ClipSource;
  readonly frames: ClipFrames;
  readonly isRedacted: boolean;
}

interface OpenCall {
  readonly callId: string;
  readonly recording: (ClipSource & { readonly isRedacted: boolean }) | NoClipReason;
  close(): Promise<void>;
}

/** Cuts passages out of recordings, of which one is open at a time. */
export class ClipCutter {
  readonly #source: Pick<ExportSource, 'recordings' | 'signal'>;
  #open: OpenCall | undefined;

  constructor(source: Pick<ExportSource, 'recordings' | 'signal'>) {
    this.#source = source;
  }

  /** The rows of a call come one after the other, so its recording is opened once. */
  async cut(row: ExportRow, span: Span): Promise<Cut | NoClipReason> {
    if (this.#source.signal.aborted) throw new ExportStopped({ kind: 'cancelled' });
    if (row.call.kind === 'chat') return 'chat';
    if (span.startMs === undefined) return 'no-time';
    if (row.clipRules?.silenced === undefined) return 'unknown-words';
    if (this.#open?.callId !== row.call.id) {
      await this.close();
      this.#open = await this.#openCall(row);
    }
    const { recording } = this.#open;
    if (typeof recording === 'string') return recording;
    const frames = clipFrames(recording.wav, span);
    if (typeof frames === 'string') return frames;
    // The silenced words depend on who reviewed the call, who may have shifted its word times.
    const source = { ...recording, silenced: row.clipRules.silenced };
    return { source, frames, isRedacted: recording.isRedacted };
  }

  async close(): Promise<void> {
    await this.#open?.close();
    this.#open = undefined;
  }

  async #openCall({ call, clipRules }: ExportRow): Promise<OpenCall> {
    const without = (recording: NoClipReason, close = () => Promise.resolve()): OpenCall => ({
      callId: call.id,
      recording,
      close,
    });
    const { recordings, signal } = this.#source;
    const whole = await recordings.whole(call.id, signal);
    if (signal.aborted) {
      if (whole.ok) await whole.value.release();
      throw new ExportStopped({ kind: 'cancelled' });
    }
    if (!whole.ok) return without(openingFailure(whole.error, recordings));
    const { file, wav, isRedacted, release } = whole.value;
    if (clipRules?.onlyRedacted !== false && !isRedacted) return without('not-redacted', release);
    if (wav === undefined) return without('compressed', release);
    const handle = await open(file, 'r').catch(() => undefined);
    if (handle === undefined) return without('unreadable', release);
    return {
      callId: call.id,
      recording: { handle, wav, isRedacted, silenced: [] },
      close: () => closeRecording(handle, release),
    };
  }
}

async function closeRecording(
  handle: FileHandle,
  release: WholeRecording['release'],
): Promise<void> {
  await handle.close();
  await release();
}
