import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createSpokenWordTimeline, wordAt } from '../src-renderer/lib/spoken-word.ts';
import { compare, quantile, type Bench, type Figure } from './figure.ts';
import { startEarmark } from './harness/earmark.ts';
import { downloaded, openLongCall, type PlainTurn } from './harness/long-call.ts';
import { longCall } from './harness/fixtures.ts';

/** Ten minutes of the recording in total, a sixth at each speed; fewer if the variable is set. */
const speeds = [0.5, 1, 1.5, 2, 2.5, 3] as const;
const audioMs = Number(process.env['EARMARK_BENCH_SPOKEN_MS'] ?? 100_000);
const minutes = (speeds.length * audioMs) / 60_000;

/** A frame as the reviewer saw it. */
interface Seen {
  /** When the frame began, and the position of the media element at that time. */
  readonly atMs: number;
  readonly mediaMs: number;
  readonly shown: number;
  /** The position that a component driven by the element's timeupdate events would use. */
  readonly followerMs: number;
}

/** Runs in the page: records each frame until the recording reaches `untilMs`. */
async function watchFrames(untilMs: number): Promise<readonly Seen[]> {
  const media = document.querySelector('audio');
  const region = document.querySelector<HTMLElement>('[data-word]');
  if (media === null || region === null) throw new Error('no call is open');
  const seen: Seen[] = [];
  let followerMs = media.currentTime * 1000;
  const follow = (): void => {
    followerMs = media.currentTime * 1000;
  };
  media.addEventListener('timeupdate', follow);
  const painted = new MessageChannel();
  painted.port1.start();
  await new Promise<void>((resolve) => {
    let atMs = 0;
    let mediaMs = 0;
    const frame = (): void => {
      atMs = performance.now();
      mediaMs = media.currentTime * 1000;
      // Posted in the frame and received after its paint, so that it includes what the app did in this
      // frame.
      painted.port2.postMessage(0);
    };
    painted.port1.addEventListener('message', () => {
      seen.push({ atMs, mediaMs, shown: Number(region.dataset['word']), followerMs });
      if (mediaMs >= untilMs || media.paused) resolve();
      else requestAnimationFrame(frame);
    });
    requestAnimationFrame(frame);
  });
  media.removeEventListener('timeupdate', follow);
  return seen;
}

interface Lags {
  readonly ours: number[];
  readonly follower: number[];
  readonly frames: number[];
  wrong: number;
  seen: number;
}

/** How late each word was shown, in ms of real time. */
function judge(
  seen: readonly Seen[],
  line: ReturnType<typeof createSpokenWordTimeline>,
  rate: number,
  lags: Lags,
): void {
  seen.forEach((frame, place) => {
    const before = seen[place - 1];
    if (before === undefined) return;
    lags.seen += 1;
    lags.frames.push(frame.atMs - before.atMs);
    const now = wordAt(line, frame.mediaMs);
    // The element advances during a frame, so the word at its end is also correct.
    const soon = wordAt(line, frame.mediaMs + (frame.atMs - before.atMs) * rate);
    if (frame.shown !== now && frame.shown !== soon) lags.wrong += 1;
  });
  lagsOf(seen, line, rate, (frame) => frame.shown).forEach((ms) => lags.ours.push(ms));
  lagsOf(seen, line, rate, ({ followerMs }) => wordAt(line, followerMs)).forEach((ms) =>
    lags.follower.push(ms),
  );
}

/** For each word that began while frames were recorded: the delay until it was shown. */
function lagsOf(
  seen: readonly Seen[],
  { atMs, word }: ReturnType<typeof createSpokenWordTimeline>,
  rate: number,
  shown: (frame: Seen) => number,
): number[] {
  const first = seen[0]?.mediaMs ?? 0;
  const last = seen.at(-1)?.mediaMs ?? 0;
  const lags: number[] = [];
  let frame = 0;
  atMs.forEach((beginMs, place) => {
    if (beginMs <= first || beginMs >= last) return;
    const endMs = atMs[place + 1] ?? Number.POSITIVE_INFINITY;
    while ((seen[frame]?.mediaMs ?? last) < beginMs) frame += 1;
    const found = seen.slice(frame, frame + 120).find((one) => shown(one) === word[place]);
    // A word that was never shown, for example because it is shorter than a frame, counts as late by
    // its whole length.
    const lagMs = found === undefined ? endMs - beginMs : found.mediaMs - beginMs;
    lags.push(Math.max(0, lagMs) / rate);
  });
  return lags;
}

export const spokenWord: Bench = {
  id: 'P5',
  async run(): Promise<readonly Figure[]> {
    const { home, files } = await longCall();
    const turns = JSON.parse(await readFile(path.join(files, 'turns.json'), 'utf8')) as PlainTurn[];
    const words = turns.flatMap((turn) => turn.words);
    const line = createSpokenWordTimeline({
      count: words.length,
      startMs: Float64Array.from(words, ({ startMs }) => startMs),
      endMs: Float64Array.from(words, ({ endMs }) => endMs),
    });
    const lags: Lags = { ours: [], follower: [], frames: [], wrong: 0, seen: 0 };
    await using app = await startEarmark(home);
    await openLongCall(app);
    await downloaded(app.page);
    await app.page.keyboard.press('Space');
    let fromMs = 60_000;
    for (const rate of speeds) {
      const seen = await playAt(app.page, rate, fromMs);
      judge(seen, line, rate, lags);
      fromMs += 1_000_000;
    }
    const frameMs = quantile(lags.frames, 0.5);
    return [
      compare({
        id: 'P5',
        name: `start of a word → it is highlighted; ${minutes} min at 0.5–3 ×`,
        ours: lags.ours,
        peer: lags.follower,
        peerName: 'highlighting on timeupdate of the same element',
        unit: 'ms',
        goal: '≤ 1 frame',
        isMet: () => quantile(lags.ours, 0.5) <= frameMs,
        note: `95 % within ${quantile(lags.ours, 0.95).toFixed(1)} ms; frames came every ${frameMs.toFixed(1)} ms, 99 % within ${quantile(lags.frames, 0.99).toFixed(1)} ms. The longest delays are frames that the computer painted late.`,
      }),
      {
        id: 'P5.wrong',
        name: `frames that showed a wrong word, of ${lags.seen}`,
        ours: lags.wrong,
        peer: 0,
        peerName: 'limit',
        unit: 'frames',
        ratio: lags.wrong,
        goal: '0',
        met: lags.wrong === 0,
      },
    ];
  },
};

type AppPage = Awaited<ReturnType<typeof startEarmark>>['page'];

async function playAt(page: AppPage, rate: number, fromMs: number): Promise<readonly Seen[]> {
  await page.keyboard.press('\\');
  for (let at = 1; at < rate; at += 0.25) await page.keyboard.press(']');
  for (let at = 1; at > rate; at -= 0.25) await page.keyboard.press('[');
  await page.evaluate(async (seconds) => {
    const media = document.querySelector('audio');
    if (media === null) return;
    media.currentTime = seconds;
    await new Promise((resolve) => media.addEventListener('seeked', resolve, { once: true }));
  }, fromMs / 1000);
  await page.waitForTimeout(500);
  const rateNow = await page.evaluate(() => document.querySelector('audio')?.playbackRate);
  if (rateNow !== rate) throw new Error(`the speed is ${rateNow} and should be ${rate}`);
  return page.evaluate(watchFrames, fromMs + audioMs);
}
