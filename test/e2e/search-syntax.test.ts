import { expect, test, type Page } from './harness/test.ts';
import { press, region } from './harness/desk.ts';
import { sharedSampleApp } from './harness/shared-app.ts';
import { sampleCallTexts } from './harness/sample-files.ts';

const sample = sharedSampleApp();

const grid = (page: Page) => page.getByRole('grid', { name: 'Calls' });

/** Enters another search with the keyboard only. */
async function search(page: Page, words: string): Promise<void> {
  await press(page, 'Control+Shift+F', 'Control+A');
  // Pasting is as good as typing here, and faster.
  if (words === '') await press(page, 'Backspace');
  else await page.keyboard.insertText(words);
  await expect(page.getByRole('searchbox', { name: 'Search transcripts' })).toHaveValue(words);
}

interface SearchExample {
  readonly words: string;
  /** What a matching call must contain, and must not, according to its file. */
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

/** These search for nothing, because they contain no letters or digits. */
const signs = ['"', '-', '*', '((', '""', '^~:', '💥'];
/** These are read as words, although a database would read them as syntax. */
const oddWords = [
  'NOT',
  'parcel AND',
  'NEAR(parcel)',
  '"let me check',
  'transcript:parcel',
  "'; DROP TABLE calls; --",
  'a'.repeat(400),
];

test('word prefixes, phrases and exclusions find the right calls', async () => {
  const { page } = sample();
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
      // Each row shows the matching passage.
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

test('no text in the search field is an error', async () => {
  const { page } = sample();
  for (const words of [...signs, ...oddWords]) {
    await search(page, 'parcel');
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
    await search(page, words);
    // A search for nothing filters nothing; any other search finds what it finds.
    if (signs.includes(words)) await expect(grid(page)).toHaveAttribute('aria-rowcount', '24');
    await expect(region(page, 'Queue')).not.toContainText('Searching');
    await expect(page.getByRole('alert').filter({ hasText: /./u }), words).toHaveCount(0);
  }
  await search(page, '');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '24');
});
