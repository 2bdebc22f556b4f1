import { expect, test, type Page } from './harness/test.ts';
import { launchApp } from './harness/launch.ts';
import { openSampleCall } from './harness/desk.ts';
import { wordsSpokenAt, wordsOfSampleCall, type SampleWord } from './harness/sample-files.ts';

/**
 * The clock and the word that are read may be one frame apart, and the clock of the media element has
 * steps of its own. Two real frames are therefore allowed, which are longer on a busy machine, up to a
 * limit below which the word still looks in step.
 */
const usualFrameMs = 17;
const longestFrameMs = 50;

interface Sample {
  readonly ms: number;
  /** How long the previous frame lasted. */
  readonly frameMs: number;
  readonly word: number;
  readonly text: string;
}

/** What every frame of `seconds` showed: the media element's time and the current word. */
const sampleFrames = (page: Page, seconds: number): Promise<Sample[]> =>
  page.evaluate(
    (limit) =>
      new Promise<Sample[]>((resolve) => {
        const region = document.querySelector<HTMLElement>('[data-word]');
        const audio = document.querySelector('audio');
        if (region === null || audio === null) throw new Error('Nothing to sample');
        const samples: Sample[] = [];
        const end = performance.now() + limit * 1000;
        let before = performance.now();
        const look = (now: number): void => {
          const frameMs = now - before;
          before = now;
          samples.push({
            frameMs,
            ms: audio.currentTime * 1000,
            word: Number(region.dataset['word']),
            text: region.dataset['wordText'] ?? '',
          });
          if (performance.now() < end) requestAnimationFrame(look);
          else resolve(samples);
        };
        requestAnimationFrame(look);
      }),
    seconds,
  );

function wrongOnes(
  samples: readonly Sample[],
  words: readonly SampleWord[],
  rate: number,
): Sample[] {
  return samples.filter(({ ms, frameMs, word, text }) => {
    const frame = Math.min(longestFrameMs, Math.max(usualFrameMs, frameMs)) * 2 * rate;
    const near = [-1, -0.8, -0.6, -0.4, -0.2, 0, 0.25, 0.5].map((share) =>
      wordsSpokenAt(words, ms + share * frame),
    );
    return !near.includes(word) || (word >= 0 && words[word]?.text !== text);
  });
}

test('the current word is the spoken word in every frame of 30 s, at 1× and at 2×', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  const words = await wordsOfSampleCall('smart-meter-confusion');
  await page.keyboard.press('Space');
  const at1 = await sampleFrames(page, 30);
  for (let step = 0; step < 4; step += 1) await page.keyboard.press(']');
  const at2 = await sampleFrames(page, 30);

  expect(at1.length).toBeGreaterThan(600);
  expect(wrongOnes(at1, words, 1)).toEqual([]);
  expect(wrongOnes(at2, words, 2)).toEqual([]);
  // It really played: about 30 s of it, and then about 60 s more.
  const [first, last] = [at1[0]?.ms ?? 0, at1.at(-1)?.ms ?? 0];
  expect(last - first).toBeGreaterThan(28_000);
  const fast = (at2.at(-1)?.ms ?? 0) - (at2[0]?.ms ?? 0);
  expect(fast).toBeGreaterThan(56_000);
  expect(new Set(at1.map(({ word }) => word)).size).toBeGreaterThan(50);
});
