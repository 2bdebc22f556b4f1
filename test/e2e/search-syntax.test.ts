import { expect, test, type Page } from './harness/test.ts';
import { enterSample, press, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { sampleCallTexts } from './harness/sample-files.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Calls' });

/** Writes another search, with nothing but keys. */
async function search(page: Page, words: string): Promise<void> {
  await press(page, 'Control+Shift+F', 'Control+A');
  // What can be typed can be pasted; it comes as quickly as it goes.
  if (words === '') await press(page, 'Backspace');
  else await page.keyboard.insertText(words);
  await expect(page.getByRole('searchbox', { name: 'Search transcripts' })).toHaveValue(words);
}

interface SearchExample {
  readonly words: string;
  /** What a call must say, and must not, by its own file. */
  readonly says: readonly RegExp[];
  readonly saysNot?: RegExp;
}

const examples: readonly SearchExample[] = [
  { words: 'mon', says: [/\bmon/u] },
  { words: 'LET check', says: [/\blet\b/u, /\bcheck/u] },
  { words: '"let me check"', says: [/let me check/u] },
  { words: '"let me check" -parcel', says: [/let me check/u], saysNot: /\bparcel\b/u },
  { words: '"let me" NOT "let me check"', says: [/let me\b/u], saysNot: /let me check/u },
  { words: 'deliver NOT refund', says: [/\bdeliver/u], saysNot: /\brefund\b/u },
];

/** Ask nothing, for they are signs alone. */
const signs = ['"', '-', '*', '((', '""', '^~:', '💥'];
/** Read as words, whatever they look like to a database. */
const oddWords = [
  'NOT',
  'parcel AND',
  'NEAR(parcel)',
  '"let me check',
  'transcript:parcel',
  "'; DROP TABLE calls; --",
  'a'.repeat(400),
];

test('the beginning of a word, phrases and what must not be said find the calls that are so', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  const texts = await sampleCallTexts();
  for (const { words, says, saysNot } of examples) {
    await test.step(words, async () => {
      const right = texts.filter(
        (text) => says.every((one) => one.test(text)) && saysNot?.test(text) !== true,
      );
      expect(right.length).toBeGreaterThan(0);
      expect(right.length).toBeLessThan(texts.length);
      await search(page, words);
      await expect(grid(page)).toHaveAttribute('aria-rowcount', String(right.length));
      // Each says where, in its own words.
      const hits = page.locator('.queue-row-context mark');
      await expect(hits).toHaveCount(right.length);
      for (const hit of await hits.allTextContents()) {
        expect(words.toLowerCase()).toContain(hit.toLowerCase());
      }
    });
  }

  await search(page, '"let me check"');
  await press(page, 'Enter', 'Enter');
  await expect(page.locator('.find-count')).toHaveText(/^1 of \d/u);
  await expect(region(page, 'Transcript')).toHaveAttribute('data-word-text', /^let$/iu);
});

test('nothing that can be typed into the search is an error', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  for (const words of [...signs, ...oddWords]) {
    await search(page, 'parcel');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
    await search(page, words);
    // What asks nothing narrows nothing; the rest finds what it finds.
    if (signs.includes(words)) await expect(grid(page)).toHaveAttribute('aria-rowcount', '24');
    await expect(region(page, 'Queue')).not.toContainText('Searching');
    await expect(page.getByRole('alert').filter({ hasText: /./u }), words).toHaveCount(0);
  }
  await search(page, '');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '24');
});
