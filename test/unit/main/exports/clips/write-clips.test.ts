import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readWavHeader } from '../../../../../src-main/lib/wav-header.ts';
import { readMomentLink } from '../../../../../src-shared/moment-link.ts';
import { wavFile } from '../../../../fakes/wav-file.ts';
import {
  cardMoment,
  clipSource,
  indexOf,
  recordingsWith,
  redactedEntries,
  spokenCall,
  taggedLibrary,
  temporaryFolder,
  writeTo,
} from './clip-library.ts';

/** The samples of a clip with its format, read by the code that plays recordings. */
function clipIn(folder: string, name = '') {
  const bytes = readFileSync(path.join(folder, name));
  const reading = readWavHeader(bytes, bytes.length);
  if (reading.state !== 'ready') throw new Error(reading.state);
  const { dataOffset, sampleRate, channels, bitsPerSample } = reading.header;
  const samples = Array.from({ length: (bytes.length - dataOffset) / 2 }, (_, index) =>
    bytes.readInt16LE(dataOffset + index * 2),
  );
  return { samples, sampleRate, channels, bitsPerSample };
}

const media = (redacted: boolean) => ({
  recording: true,
  multiChannel: true,
  scrubbedRecording: redacted,
  scrubbedMultiChannel: redacted,
  publicLog: false,
  knowledgeBase: false,
});

it('writes a WAV file for each moment, and an index that says what each of them is', async () => {
  using library = await taggedLibrary([spokenCall('call_1'), spokenCall('call_2')]);
  const recordings = recordingsWith();
  const folder = path.join(temporaryFolder(), 'clips');
  const done = await writeTo(clipSource(library, { recordings }), folder);
  const index = indexOf(folder);
  const files = readdirSync(folder).filter((name) => name !== 'index.csv');
  expect(done).toMatchObject({
    ok: true,
    value: { path: folder, rows: 2, clips: { written: 2, leftOut: {} } },
  });
  // The tag and the answer of a call point to the same passage, so they share a file.
  expect(index.map(({ moment }) => moment)).toEqual(['tag', 'answer', 'tag', 'answer']);
  expect(new Set(index.map(({ file }) => file))).toEqual(new Set(files));
  expect(index[0]?.['file']).toMatch(/^0001-call_\d-0m03s-misheard\.wav$/u);
  const rubric = await library.request('rubric:current', undefined);
  expect(index[0]).toMatchObject({
    left_out: '',
    reviewer: 'Ann Reviewer',
    agent_name: 'Booking agent',
    rubric: rubric.name,
    rubric_version: String(rubric.version),
    name: 'Misheard',
    quote: '4111 for John',
    start_s: '3',
    end_s: '4.4',
    clip_start_s: '2.5',
    clip_end_s: '4.9',
    silenced_s: '0',
    recording: 'unredacted',
  });
  expect(readMomentLink(index[0]?.['link'] ?? '')).toEqual({
    workspaceId: 'acme-1',
    callId: index[0]?.['call_id'],
    ms: 3000,
  });
  const clip = clipIn(folder, files[0]);
  expect(clip).toMatchObject({ sampleRate: 8000, channels: 2, bitsPerSample: 16 });
  const recording = wavFile({ channels: 2, sampleRate: 8000, frames: 80_000 });
  expect(clip.samples).toEqual(
    Array.from({ length: 2.4 * 8000 * 2 }, (_, at) =>
      recording.readInt16LE(44 + (2.5 * 8000 * 2 + at) * 2),
    ),
  );
  expect(recordings.log).toHaveLength(4);
});

it('another program plays the clips', async ({ skip }) => {
  using library = await taggedLibrary([spokenCall('call_1')]);
  const folder = path.join(temporaryFolder(), 'clips');
  await writeTo(clipSource(library, { recordings: recordingsWith() }), folder);
  const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.wav'));
  const script =
    'import sys, wave; w = wave.open(sys.argv[1]); print(w.getnchannels(), w.getframerate(), w.getsampwidth(), w.getnframes(), len(w.readframes(10**9)))';
  let shown: string;
  try {
    shown = execFileSync('python3', ['-c', script, path.join(folder, file)], { encoding: 'utf8' });
  } catch {
    skip('Python is not installed');
    return;
  }
  expect(shown.trim()).toBe(`2 8000 2 ${2.4 * 8000} ${2.4 * 8000 * 4}`);
});

it('chosen words can’t be heard, nor read in the index', async () => {
  using library = await taggedLibrary([spokenCall('call_1')]);
  const folder = path.join(temporaryFolder(), 'clips');
  const silence = { redactedWords: false, words: ['4111'] };
  await writeTo(clipSource(library, { recordings: recordingsWith(), silence }), folder, silence);
  const [tag] = indexOf(folder);
  expect(tag).toMatchObject({ quote: '[silenced] for John', silenced_s: '0.64' });
  const { samples } = clipIn(folder, tag?.['file']);
  const at = (ms: number) => ((ms - 2500) / 1000) * 8000 * 2;
  expect(new Set(samples.slice(at(2880), at(3520)))).toEqual(new Set([0]));
  expect(samples.slice(at(2500), at(2880)).filter((sample) => sample === 0).length).toBeLessThan(
    99,
  );
  expect(samples.slice(at(3520)).filter((sample) => sample === 0).length).toBeLessThan(300);
});

it('words that Retell redacted can’t be heard, nor read in the index', async () => {
  using library = await taggedLibrary([spokenCall('call_1', { scrubbedEntries: redactedEntries })]);
  const folder = path.join(temporaryFolder(), 'clips');
  const silence = { redactedWords: true, words: [] };
  await writeTo(clipSource(library, { recordings: recordingsWith(), silence }), folder, silence);
  const [tag] = indexOf(folder);
  expect(tag).toMatchObject({ quote: '4111 for [NAME]', silenced_s: '0.64' });
  const { samples } = clipIn(folder, tag?.['file']);
  const at = (ms: number) => ((ms - 2500) / 1000) * 8000 * 2;
  expect(new Set(samples.slice(at(3880), at(4520)))).toEqual(new Set([0]));
});

it('where redacted recordings are preferred, no other one is used of a call that Retell redacted', async () => {
  using library = await taggedLibrary([
    spokenCall('call_text', { scrubbedEntries: redactedEntries }),
    spokenCall('call_sound', { media: media(true) }),
    spokenCall('call_whole', { scrubbedEntries: redactedEntries, media: media(true) }),
    spokenCall('call_plain', { media: media(false) }),
  ]);
  const recordings = recordingsWith({ call_whole: { isRedacted: true } });
  const folder = path.join(temporaryFolder(), 'clips');
  const done = await writeTo(clipSource(library, { recordings, redacted: true }), folder);
  expect(done).toMatchObject({
    ok: true,
    value: { clips: { written: 2, leftOut: { 'not-redacted': 4 } } },
  });
  const said = new Map(indexOf(folder).map((line) => [line['call_id'], line]));
  expect(said.get('call_text')).toMatchObject({ file: '', recording: '' });
  expect(said.get('call_sound')).toMatchObject({
    left_out: 'there is no redacted recording of the call',
  });
  expect(said.get('call_whole')).toMatchObject({ left_out: '', recording: 'redacted' });
  // Retell redacted nothing of it.
  expect(said.get('call_plain')).toMatchObject({ left_out: '', recording: 'unredacted' });
  expect(recordings.log.filter((entry) => entry.startsWith('release'))).toHaveLength(4);
});

it('says which moments have no clip, and why', async () => {
  using library = await taggedLibrary(
    ['absent', 'offline', 'mp3', 'cut', 'good'].map((id) => spokenCall(`call_${id}`)),
    [
      cardMoment,
      { span: { entry: 0 }, quote: 'no time' },
      { span: { startMs: 60_000 }, quote: '' },
    ],
  );
  const file = wavFile({ channels: 2, sampleRate: 8000, frames: 80_000 });
  const recordings = recordingsWith({
    call_absent: { error: { kind: 'no-recording' } },
    call_offline: { error: { kind: 'offline', host: 'x', detail: '' } },
    call_mp3: { isCompressed: true },
  });
  const cutOff = {
    ...recordings,
    async whole(...args: Parameters<typeof recordings.whole>) {
      const whole = await recordings.whole(...args);
      if (whole.ok && args[0] === 'call_cut')
        writeFileSync(whole.value.file, file.subarray(0, 100));
      return whole;
    },
  };
  const folder = path.join(temporaryFolder(), 'clips');
  const done = await writeTo(clipSource(library, { recordings: cutOff }), folder);
  const lines = indexOf(folder).filter(({ moment }) => moment === 'tag');
  expect(lines.map((line) => [line['call_id'], line['start_s'], line['left_out']])).toEqual(
    expect.arrayContaining([
      ['call_absent', '3', 'Retell has no recording of the call'],
      ['call_offline', '3', 'the recording could not be downloaded'],
      ['call_mp3', '3', 'the recording is compressed, and clips are cut from WAV files only'],
      ['call_cut', '3', 'the recording can’t be read'],
      ['call_good', '3', ''],
      ['call_good', '', 'the passage has no time'],
      ['call_good', '60', 'the passage is after the end of the recording'],
    ]),
  );
  expect(done).toMatchObject({ ok: true, value: { rows: 5, clips: { written: 1 } } });
  expect(readdirSync(folder)).toHaveLength(2);
});
