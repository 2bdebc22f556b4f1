import { expectAccessible } from './harness/axe.ts';
import {
  openRow,
  openSampleCall,
  press,
  region,
  runCommand,
  submitReview,
  times,
} from './harness/desk.ts';
import { exposedTexts } from './harness/exposed-text.ts';
import { launchApp } from './harness/launch.ts';
import { criterion, option } from './harness/locators.ts';
import { addReviewer, switchReviewer } from './harness/reviewers.ts';
import { expect, test, type Page } from './harness/test.ts';
import { wordErrors } from './harness/annotations.ts';
import { selectedText } from './harness/transcript-state.ts';

const confused = /1:59/u;

const transcript = (page: Page) => region(page, 'Transcript');
const turn = (page: Page, entry: number) => transcript(page).locator(`[data-entry="${entry}"]`);
const details = (page: Page) => region(page, 'Details');
const scorecard = (page: Page) => region(page, 'Scorecard');
const callLoaded = (page: Page): Promise<void> =>
  expect(region(page, 'Call')).toHaveAttribute('aria-busy', 'false');

/** What Retell, the measures and the rubric tell of this call and its agent. */
const judgements = {
  // Its agent says the company’s name in the transcript, but not this one.
  agent: /Pinecrest Energy billing line/u,
  'agent’s id': /agent_b83e62a915d7f04c3e8b12d6a4/u,
  sentiment: /Negative/u,
  outcome: /Unsuccessful/iu,
  summary: /older caller wanted to know/u,
  'custom analysis': /smart meter display|customer_vulnerable/u,
  proposals: /proposed|Proposed:/u,
  measures: /measures? not met/u,
} as const;

/** What Ann did. */
const annsReview = {
  correction: /smart meter|blinking/u,
  comment: /Did not slow down/u,
} as const;

async function leaks(page: Page, secrets: Readonly<Record<string, RegExp>>): Promise<string[]> {
  const texts = Object.entries(await exposedTexts(page));
  return texts.flatMap(([place, text]) =>
    Object.entries(secrets).flatMap(([what, pattern]) =>
      pattern.test(text) ? [`${what} in the ${place}`] : [],
    ),
  );
}

/**
 * Retell has, in the caller's first turn: “Oh, hello dear. It's about the new box. That little box with
 * the numbers, in the hall. It's flashing at me.” (21 words), and 18 words in the agent's first turn.
 *
 * Ann hears “… about the new smart meter. … It's blinking at me.” (22 words): box → meter and
 * flashing → blinking are two substitutions, and “smart” is missing, which is a deletion. She checks the
 * agent's turn too and finds no error in it: 3 errors in 22 + 18 = 40 words are 7.5 %, and 3 in the
 * caller's 22 words are 13.63… %.
 */
const byAnn = [
  ['All', '7.5%', '2', '0', '1', '40'],
  ['Agent', '0%', '0', '0', '0', '18'],
  ['Caller', '13.6%', '2', '0', '1', '22'],
];

/**
 * Ben hears “Oh, hello. … It's blinking at me.” (20 words): “dear” was not said, which is an insertion,
 * and flashing → blinking is a substitution. He checks only this turn: 2 errors in 20 words are 10 %.
 */
const byBen = [
  ['All', '10%', '1', '1', '0', '20'],
  ['Caller', '10%', '1', '1', '0', '20'],
];

/** Selects words of the caller's first turn, from its beginning, and opens the editor. */
async function correct(page: Page, firstWord: number, words: number, original: string) {
  await press(page, 'Control+2', 'Escape');
  await turn(page, 1)
    .locator('[data-turn-text]')
    .click({ position: { x: 4, y: 8 } });
  await press(page, ...times(firstWord, 'ArrowRight'));
  // The first step selects the current word.
  if (words > 1) await press(page, ...times(words, 'Shift+ArrowRight'));
  if (words > 1) expect(await selectedText(page)).toBe(original);
  else await expect(transcript(page)).toHaveAttribute('data-word-text', original);
  await press(page, 'w');
  await expect(page.getByRole('form', { name: 'Correction' })).toContainText(original);
}

async function reviewAsAnn(page: Page): Promise<void> {
  await correct(page, 6, 2, 'new box.');
  await page.keyboard.type('new smart meter');
  await press(page, 'Enter');
  await correct(page, 18, 1, 'flashing');
  await page.keyboard.type('blinking');
  await press(page, 'Enter', 'Shift+W', 'ArrowUp', 'ArrowUp', 'Shift+W');
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect.poll(() => wordErrors(page)).toEqual(byAnn);
  await runCommand(page, 'Show the scorecard');
  await criterion(page, 'Greeting and identification').focus();
  await press(page, 'Shift+1', 'C');
  await page.keyboard.type('Did not slow down');
  await press(page, 'Escape');
  await submitReview(page);
  await expect(page.getByRole('row', { name: /Submitted.*1:59/u })).toBeVisible();
}

async function reviewAsBen(page: Page): Promise<void> {
  await correct(page, 2, 1, 'dear.');
  await press(page, 'Control+A', 'Delete');
  await expect(page.getByText('Leave empty if this was not said.')).toBeVisible();
  await press(page, 'Enter');
  await correct(page, 18, 1, 'flashing');
  await page.keyboard.type('blinking');
  await press(page, 'Enter', 'Shift+W');
  await expect(turn(page, 1).locator('.entry-who')).toContainText('Checked');
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect.poll(() => wordErrors(page)).toEqual(byBen);
}

async function expectBlindAndUnbiased(page: Page): Promise<void> {
  await expect(scorecard(page).getByText('Second opinion')).toBeVisible();
  await expect(scorecard(page).getByText('Unbiased')).toBeVisible();
  await expect(scorecard(page).getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(transcript(page).locator('ins, .entry-checked')).toHaveCount(0);
  await expect.poll(() => leaks(page, { ...judgements, ...annsReview })).toEqual([]);
  // Every panel, and what opens above them.
  await runCommand(page, 'Show the tags');
  await expect.poll(() => leaks(page, { ...judgements, ...annsReview })).toEqual([]);
  await runCommand(page, 'Show details');
  await expect(details(page).getByText(/^Unbiased mode/u)).toBeVisible();
  await expect(details(page).locator('.word-errors')).toHaveCount(0);
  await expect.poll(() => leaks(page, { ...judgements, ...annsReview })).toEqual([]);
  await press(page, 'Control+H');
  await expect(region(page, 'History')).toBeVisible();
  await expect.poll(() => leaks(page, { ...judgements, ...annsReview })).toEqual([]);
  await press(page, 'Control+H');
  await expectAccessible(page, 'a blind and unbiased second opinion');
}

test('a second opinion is blind and unbiased until submit, with word errors of its own', async () => {
  test.setTimeout(240_000);
  const app = await launchApp();
  const { page } = app;
  await openSampleCall(page, confused);
  await addReviewer(page, 'Ann');
  await callLoaded(page);
  // What must be hidden later is here now, so looking for it can fail.
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(page.getByRole('row', { name: /measures? not met/u }).first()).toBeVisible();
  const seen = (await leaks(page, judgements)).join('\n');
  for (const what of Object.keys(judgements)) expect(seen).toContain(`${what} in`);
  await reviewAsAnn(page);

  await addReviewer(page, 'Ben');
  await runCommand(page, 'Turn unbiased mode on or off');
  await openRow(page, confused);
  await runCommand(page, 'Show the scorecard');
  await expectBlindAndUnbiased(page);
  await reviewAsBen(page);
  const annsWords = { correction: /smart meter/u, comment: annsReview.comment };
  await expect.poll(() => leaks(page, { ...judgements, ...annsWords })).toEqual([]);
  await runCommand(page, 'Show the scorecard');
  await criterion(page, 'Greeting and identification').focus();
  await press(page, 'Shift+3');
  await submitReview(page);

  // Submitted: everything of this call is shown, and so is the first review.
  await openRow(page, /Submitted.*1:59.*Negative/u);
  await expect(region(page, 'Call').getByRole('heading', { name: /Pinecrest/u })).toBeVisible();
  await scorecard(page).getByRole('button', { name: 'Show', exact: true }).click();
  await expect(scorecard(page).getByText('Did not slow down')).toBeVisible();
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(details(page).getByText(/older caller wanted to know/u)).toBeVisible();
  await expect.poll(() => wordErrors(page)).toEqual(byBen);
  await app.close();

  // Both reviews are there after a restart, each with its own corrections.
  await using restarted = await launchApp({ home: app.home });
  const again = restarted.page;
  await openRow(again, confused);
  await expect(option(again, 'Greeting and identification')).toHaveAccessibleName('No');
  await expect(turn(again, 1).locator('del')).toHaveText(['dear.', 'flashing']);
  await switchReviewer(again, '2', 'Ann');
  await openRow(again, confused);
  await callLoaded(again);
  await expect(option(again, 'Greeting and identification')).toHaveAccessibleName('Yes');
  await expect(turn(again, 1).locator('ins')).toHaveText(['new smart meter.', 'blinking']);
  await again.getByRole('tab', { name: 'Details' }).click();
  await expect.poll(() => wordErrors(again)).toEqual(byAnn);
});
