import { link, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { CallId } from '../../src-shared/call.ts';
import type { TranscriptEntry } from '../../src-shared/transcript.ts';
import {
  deleteHome,
  prepareHome,
  startEarmark,
  synced,
  workspaceFolder,
  type Earmark,
} from './earmark.ts';
import { lastDrawing } from './probe.ts';
import { waitUntil } from './wait-until.ts';
import {
  longCallCount,
  longCallOptions,
  startSampleProcess,
  type RunningSample,
} from './sample-process.ts';

/** One turn of the long call, for peers that need the words as data. */
export interface PlainTurn {
  readonly speaker: string;
  readonly words: readonly {
    readonly text: string;
    readonly startMs: number;
    readonly endMs: number;
  }[];
}

/** A home in which the recording of the two-hour call is completely on disk, with its peaks. */
export interface LongCall extends AsyncDisposable {
  readonly sample: RunningSample;
  readonly home: string;
  readonly id: CallId;
  /** Holds `call.wav`, `turns.json` and `peaks.json` for the peers. */
  readonly files: string;
  readonly wav: string;
}

/** Prepared once per run by opening the call in the app and waiting for its recording. */
export async function prepareLongCall(): Promise<LongCall> {
  const sample = await startSampleProcess(longCallOptions);
  const home = await prepareHome(sample);
  const files = path.join(home, 'files');
  await mkdir(files);
  await using app = await startEarmark(home);
  await synced(app.page, longCallCount);
  await openLongCall(app);
  await downloaded(app.page);
  await lastDrawing(app.page);
  const { id } = await longRow(app.page);
  await writeFile(path.join(files, 'turns.json'), JSON.stringify(await turnsOf(app.page, id)));
  await writeFile(path.join(files, 'peaks.json'), JSON.stringify(await peaksOf(app.page, id)));
  const wav = path.join(recordingsFolder(home), await wavName(home));
  await link(wav, path.join(files, 'call.wav'));
  return {
    sample,
    home,
    id,
    files,
    wav,
    async [Symbol.asyncDispose]() {
      await sample[Symbol.asyncDispose]();
      await deleteHome(home);
    },
  };
}

export const recordingsFolder = (home: string): string =>
  path.join(workspaceFolder(home), 'recordings');

const wavName = async (home: string): Promise<string> =>
  (await readdir(recordingsFolder(home))).find((name) => name.endsWith('.sound')) ?? '';

/** Opens the call from the queue with the same keys as a reviewer. */
export async function openLongCall({ page }: Pick<Earmark, 'page'>): Promise<void> {
  const { index } = await longRow(page);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  for (let row = 0; row < index; row += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  try {
    await page.locator('.entries-block [data-turn-text]').first().waitFor({ timeout: 5000 });
  } catch {
    // A new call arrived in the meantime, and the selected row has moved.
    await openLongCall({ page });
  }
}

/** Waits until the recording is completely on disk and the media element can play it. */
export async function downloaded(page: Page): Promise<void> {
  const { id } = await longRow(page);
  await waitUntil(
    page,
    async (callId) => {
      const reply = await window.earmark.request('recording:open', { callId });
      const isReady = (document.querySelector('audio')?.readyState ?? 0) >= 2;
      return isReady && reply.ok && reply.value.complete;
    },
    id,
  );
}

/** The id of the longest call and its index in the queue. */
const longRow = (page: Page): Promise<{ readonly id: CallId; readonly index: number }> =>
  page.evaluate(async () => {
    const sort = { by: 'start', order: 'descending' } as const;
    const filter = { kind: 'call', call: {} } as const;
    const queue = await window.earmark.request('queue:open', { filter, sort });
    if (!queue.ok) throw new Error(queue.error.kind);
    const { queueId } = queue.value;
    const rows = await window.earmark.request('queue:rows', { queueId, from: 0, count: 50 });
    if (!rows.ok) throw new Error(rows.error.kind);
    const { ids, durationMs } = rows.value;
    const lengths = ids.map((_, row) => durationMs[row] ?? 0);
    const index = lengths.indexOf(Math.max(...lengths));
    const id = ids[index];
    if (id === undefined) throw new Error('the queue is empty');
    return { id, index };
  });

const turnsOf = (page: Page, id: CallId): Promise<readonly PlainTurn[]> =>
  page.evaluate(async (callId) => {
    const reply = await window.earmark.request('call:open', { callId });
    if (!reply.ok) throw new Error(reply.error.kind);
    const { transcript } = reply.value;
    if (!('words' in transcript)) throw new Error('the call has no words');
    const { entriesText, words } = transcript;
    const entries = JSON.parse(entriesText) as readonly TranscriptEntry[];
    const turns = new Map<number, PlainTurn['words'][number][]>();
    for (let word = 0; word < words.count; word += 1) {
      const at = words.entry[word] ?? 0;
      const entry = entries[at];
      const text =
        entry?.kind === 'turn'
          ? entry.text.slice(words.textStart[word], words.textEnd[word]).trim()
          : '';
      const of = turns.get(at) ?? [];
      turns.set(at, of);
      of.push({ text, startMs: words.startMs[word] ?? 0, endMs: words.endMs[word] ?? 0 });
    }
    return [...turns].map(([at, said]) => {
      const entry = entries[at];
      return { speaker: entry?.kind === 'turn' ? entry.speaker : '', words: said };
    });
  }, id);

/** The format of wavesurfer.js: numbers between -1 and 1, one list per channel. */
const peaksOf = (page: Page, id: CallId): Promise<readonly (readonly number[])[]> =>
  page.evaluate(async (callId) => {
    const reply = await window.earmark.request('recording:peaks', { callId, samplesPerBin: 2048 });
    if (!reply.ok) throw new Error(reply.error.kind);
    return reply.value.channels.map((bytes) =>
      Array.from(bytes, (sample) => Number((sample / 127).toFixed(3))),
    );
  }, id);
