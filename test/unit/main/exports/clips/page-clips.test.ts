import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { expect, it } from 'vitest';
import { PageClips } from '../../../../../src-main/exports/formats/clips/page-clips.ts';
import { writeHtml } from '../../../../../src-main/exports/formats/write-html.ts';
import { writeExport } from '../../../../../src-main/exports/write-export.ts';
import { writeWholeFile } from '../../../../../src-main/lib/whole-file.ts';
import { readWavHeader, wavDurationMs } from '../../../../../src-main/lib/wav-header.ts';
import { err, ok } from '../../../../../src-shared/result.ts';
import { wavFile } from '../../../../fakes/wav-file.ts';
import {
  clipSource,
  recordingsWith,
  spokenCall,
  taggedLibrary,
  temporaryFolder,
  type TestRecordings,
} from './clip-library.ts';

const noSilence = { redactedWords: false, words: [] };

async function pageOf(recordings: TestRecordings, ids: readonly string[], maxBytes?: number) {
  using library = await taggedLibrary(ids.map((id) => spokenCall(id)));
  const source = clipSource(library, { recordings });
  const file = path.join(temporaryFolder(), 'page.html');
  const clips = new PageClips(source, maxBytes);
  await writeWholeFile(file, async (sink) => {
    await writeHtml(source, sink, { content: 'scorecards', clips });
    await clips.close();
    return ok(true);
  });
  const { document } = new JSDOM(readFileSync(file, 'utf8')).window;
  return { document, counts: clips.counts() };
}

/** The WAV file in a data address. */
function wavIn(address: string | null): { readonly bytes: Buffer; readonly durationMs: number } {
  const [, base64 = ''] = /^data:audio\/wav;base64,([A-Za-z\d+/=]+)$/u.exec(address ?? '') ?? [];
  const bytes = Buffer.from(base64, 'base64');
  const reading = readWavHeader(bytes, bytes.length);
  if (reading.state !== 'ready') throw new Error(reading.state);
  return { bytes, durationMs: wavDurationMs(reading.header) };
}

it('a scorecard plays each moment that it quotes, without a script and without loading anything', async () => {
  const { document, counts } = await pageOf(recordingsWith(), ['call_1']);
  const players = [...document.querySelectorAll('audio')];
  expect(players).toHaveLength(2);
  for (const player of players) {
    expect(player.hasAttribute('controls')).toBe(true);
    expect(player.getAttribute('aria-label')).toBe('Clip 0:03.0–0:04.4');
    expect(player.previousElementSibling?.textContent).toContain('4111 for John');
    expect(wavIn(player.getAttribute('src')).durationMs).toBe(2400);
  }
  expect(document.querySelectorAll('script, iframe, object, embed, link')).toHaveLength(0);
  const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content');
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; media-src data:; /u);
  // Both stand for the same clip.
  expect(counts).toEqual({ written: 1, leftOut: {} });
});

it('clips are mono and not finer than speech needs, whatever the recording has', async () => {
  const bytes = wavFile({ channels: 3, sampleRate: 48_000, frames: 480_000, bits: 24 });
  const { document } = await pageOf(recordingsWith({ call_1: { bytes } }), ['call_1']);
  const clip = wavIn(document.querySelector('audio')?.getAttribute('src') ?? null);
  const reading = readWavHeader(clip.bytes, clip.bytes.length);
  expect(reading).toMatchObject({
    state: 'ready',
    header: { channels: 1, sampleRate: 16_000, bitsPerSample: 16 },
  });
  expect(clip.durationMs).toBe(2400);
  // The mean of nine samples: three channels in three frames, of which the upper 16 bits count.
  const sampleAt = (index: number): number =>
    bytes.readInt16LE(44 + (2.5 * 48_000 * 3 + index) * 3 + 1);
  const mean = (from: number): number =>
    Math.round(
      Array.from({ length: 9 }, (_, at) => sampleAt(from + at)).reduce((a, b) => a + b) / 9,
    );
  for (const index of [0, 1, 5039, 5040, 20_000, 38_399]) {
    expect(clip.bytes.readInt16LE(44 + index * 2)).toBe(mean(index * 9));
  }
});

it('a page that would be too large says where clips are missing', async () => {
  const oneClip = 2.4 * 8000 * 2;
  const { document, counts } = await pageOf(recordingsWith(), ['call_1', 'call_2'], oneClip + 100);
  expect(counts).toEqual({ written: 1, leftOut: { 'page-full': 1 } });
  expect(document.querySelectorAll('audio')).toHaveLength(2);
  expect(document.body.textContent).toContain(
    'No clip: the page would be too large for a browser.',
  );
});

it('a summary, and scorecards without the wish, have no clips and no policy for them', async () => {
  using library = await taggedLibrary([spokenCall('call_1')]);
  const recordings = recordingsWith();
  const folder = temporaryFolder();
  for (const options of [
    { format: 'html', content: 'summary', clips: noSilence },
    { format: 'html', content: 'scorecards' },
  ] as const) {
    const file = path.join(folder, `${options.content}.html`);
    const print = () => Promise.resolve(err({ kind: 'cancelled' as const }));
    const done = await writeExport(clipSource(library, { recordings }), file, {
      ...options,
      print,
    });
    expect(done.ok && done.value.clips).toBe(undefined);
    expect(readFileSync(file, 'utf8')).not.toMatch(/<audio|media-src/u);
  }
  expect(recordings.log).toEqual([]);
});
