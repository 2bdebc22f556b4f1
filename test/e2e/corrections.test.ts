import { expectAccessible } from './harness/axe.ts';
import {
  openSampleCall,
  press,
  recordingReady,
  region,
  runCommand,
  times,
} from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { expect, test, type Page } from './harness/test.ts';
import { wordErrors } from './harness/annotations.ts';
import { selectedText } from './harness/transcript-state.ts';

const confused = /1:59 Negative/u;

const transcript = (page: Page) => region(page, 'Transcript');
const turn = (page: Page, entry: number) => transcript(page).locator(`[data-entry="${entry}"]`);
const details = (page: Page) => region(page, 'Details');
const verdict = (page: Page, on: string) =>
  details(page).getByRole('group', { name: `Verdict on ${on}` });

/**
 * Retell has, in the caller's first turn: “Oh, hello dear. It's about the new box. That little box with
 * the numbers, in the hall. It's flashing at me.” (21 words). Corrected, the caller says “… about the new
 * smart meter. … It's blinking at me.” (22 words): box → meter and flashing → blinking are two
 * substitutions, and “smart” is missing. The agent's first turn has 18 words and no error.
 */
const workedOut = [
  // 3 errors in 22 + 18 words.
  ['All', '7.5%', '2', '0', '1', '40'],
  ['Agent', '0%', '0', '0', '0', '18'],
  // 3 errors in 22 words are 13.63… %.
  ['Caller', '13.6%', '2', '0', '1', '22'],
];

async function annotate(page: Page): Promise<void> {
  await press(page, 'ArrowDown', 'ArrowDown', ...times(6, 'ArrowRight'));
  await press(page, ...times(2, 'Shift+ArrowRight'));
  expect(await selectedText(page)).toBe('new box.');
  await press(page, 'w');
  await expect(page.getByRole('form', { name: 'Correction' })).toContainText('new box');
  await expectAccessible(page, 'the editor of a correction');
  await page.keyboard.type('new smart meter');
  await press(page, 'Enter', 'Escape', ...times(12, 'ArrowRight'));
  await expect(transcript(page)).toHaveAttribute('data-word-text', 'flashing');
  await press(page, 'w');
  await page.keyboard.type('blinking');
  await press(page, 'Enter', 'Shift+W', 'ArrowUp', 'ArrowUp', 'Shift+W', 'b');
  await expect(page.getByRole('textbox', { name: 'Better reply at 0:00' })).toBeFocused();
  await page.keyboard.type('Good morning, how can I help?');
  await press(page, 'Enter', 'v');
  await expect(verdict(page, 'Sentiment').getByRole('button', { name: 'Agree' })).toBeFocused();
  await press(page, 'Tab', 'Enter');
  const neutral = details(page).getByRole('button', { name: 'Neutral' });
  await neutral.click();
  await expect(neutral).toHaveAttribute('aria-pressed', 'true');
  await press(page, 'Control+2');
  await runCommand(page, 'Agree with Retell’s outcome');
}

/** Everything that {@link annotate} did is there. */
async function expectAnnotated(page: Page): Promise<void> {
  const caller = turn(page, 1);
  await expect(caller.locator('ins')).toHaveText(['new smart meter.', 'blinking']);
  await expect(caller.locator('del')).toHaveText(['new box.', 'flashing']);
  await expect(caller.locator('.entry-who')).toContainText('Checked');
  await expect(turn(page, 0).locator('.entry-who')).toContainText('Checked');
  await expect(turn(page, 0).getByRole('textbox')).toHaveValue('Good morning, how can I help?');
  await page.getByRole('tab', { name: 'Details' }).click();
  expect(await wordErrors(page)).toEqual(workedOut);
  const corrected = verdict(page, 'Sentiment').getByRole('button', { name: 'Corrected' });
  await expect(corrected).toHaveAttribute('aria-pressed', 'true');
  await expect(details(page).getByRole('button', { name: 'Neutral' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(verdict(page, 'Outcome').getByRole('button', { name: 'Agreed' })).toBeVisible();
}

async function expectNothing(page: Page): Promise<void> {
  await expect(transcript(page).locator('ins, .entry-checked, .entry-reply')).toHaveCount(0);
  await expect(details(page).locator('.word-errors, [aria-pressed="true"]')).toHaveCount(0);
}

test('what a reviewer corrects, checks, replies and judges is kept, and each step can be undone', async () => {
  test.setTimeout(180_000);
  const before = await launchApp();
  const { page } = before;
  await openSampleCall(page, confused);
  await annotate(page);
  await expectAnnotated(page);

  await press(page, 'Control+2', ...times(7, 'Control+Z'));
  await expectNothing(page);
  await press(page, ...times(7, 'Control+Shift+Z'));
  await expectAnnotated(page);
  await before.close();

  await using after = await launchApp({ home: before.home });
  await after.page.getByRole('row', { name: confused }).click();
  await recordingReady(after.page);
  await expectAnnotated(after.page);

  // A submitted review can be read and not changed.
  await press(after.page, 'Control+2', 's', '1', 'Escape', 'Control+Enter');
  await after.page.getByLabel('Your name').fill('Ann');
  await press(after.page, 'Enter');
  await after.page.getByRole('row', { name: confused }).click();
  await recordingReady(after.page);
  await after.page.getByRole('tab', { name: 'Details' }).click();
  await expect(details(after.page)).toContainText('Corrected → Neutral');
  await press(after.page, 'Control+2', 'w');
  await expect(after.page.getByRole('status').filter({ hasText: 'submitted' })).toBeVisible();
});

test('Retell’s words stay the text of the transcript', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, confused);
  await annotate(page);

  // Find finds what Retell has, and shows it at the correction.
  await press(page, 'Control+2', '/');
  await page.keyboard.type('new box');
  await expect(transcript(page)).toContainText('1 of 1');
  const found = await page.evaluate(() => {
    const [range] = CSS.highlights.get('find-current') ?? [];
    return range instanceof Range
      ? (range.cloneContents().querySelector('ins')?.textContent ?? '')
      : '';
  });
  expect(found).toBe('new smart meter.');
  await page.getByRole('textbox', { name: 'Find in this call' }).fill('smart meter.');
  await expect(transcript(page)).toContainText('Not in this call');
  await press(page, 'Escape');

  // So does a tag on the same words.
  await press(page, ...times(6, 'ArrowUp'), 'ArrowDown', ...times(6, 'ArrowRight'));
  await press(page, ...times(2, 'Shift+ArrowRight'), '1');
  await page.getByRole('tab', { name: /^Tags/u }).click();
  await expect(region(page, 'Tags')).toContainText('“new box.”');

  // A click on corrected words goes to Retell's word.
  await turn(page, 1).locator('ins').first().click();
  await expect(transcript(page)).toHaveAttribute('data-word-text', 'new');

  const list = region(page, 'Corrections');
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await list.getByRole('button', { name: /flashing.*blinking/u }).click();
  await expect(transcript(page)).toHaveAttribute('data-word-text', /flashing|at|me\./u);
  await press(page, 'k');
  for (const theme of ['one theme', 'the other']) {
    await page.getByRole('tab', { name: /^Tags/u }).click();
    await expectAccessible(page, `corrections on the Tags panel in ${theme}`);
    await page.getByRole('tab', { name: 'Details' }).click();
    await expectAccessible(page, `verdicts and word errors in ${theme}`);
    await runCommand(page, 'Switch between dark and light');
  }
});

/**
 * The customer's first message has 21 words: “I called last week about the FERN lamp. Your policy page says
 * 30 days. I was told 14. Please fix this.” With “brass FERN lamp” and “40” it has 22: a word is missing, which is a
 * deletion, and 14 → 40 is a substitution. 2 errors in 22 words are 9.09 %; the agent's 17 words are right,
 * so 2 in 39 are 5.12… %.
 */
const chatWorkedOut = [
  ['All', '5.1%', '1', '0', '1', '39'],
  ['Agent', '0%', '0', '0', '0', '17'],
  ['Caller', '9.1%', '1', '0', '1', '22'],
];

test('chats and transcripts without word timing are corrected and checked turn by turn', async () => {
  test.setTimeout(120_000);
  const before = await launchApp();
  const { page } = before;
  await openSampleCall(page, /0:36 Positive/u);
  await press(page, 'ArrowDown', 'w');
  const field = page.getByRole('textbox', { name: 'What was really said' });
  await expect(field).toBeFocused();
  await field.fill('Another text');
  await press(page, 'Enter', 'Shift+W');
  await expect(turn(page, 1).locator('ins')).toHaveText('Another text');
  await expect(turn(page, 1).locator('.entry-who')).toContainText('Checked');

  await page.getByText('Chats', { exact: true }).first().click();
  // The calls of that day stay in the list until the chats are there.
  await expect(page.getByRole('row', { name: /16 Nov/u })).toHaveCount(1);
  await page.getByRole('row', { name: /16 Nov/u }).click();
  await expect(region(page, 'Call')).toContainText('Chats have no recording');
  await press(page, 'Control+2', 'Shift+W', 'ArrowDown', 'w');
  const message = await field.inputValue();
  await expectAccessible(page, 'the editor of a turn of a chat');
  await field.fill(message.replace('FERN', 'brass FERN').replace('14', '40'));
  await press(page, 'Enter', 'Shift+W');
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect.poll(() => wordErrors(page)).toEqual(chatWorkedOut);
  await expect(turn(page, 1).locator('del')).toHaveText(/^FERN lamp\..* I was told 14\.$/u);
  await expect(turn(page, 1).locator('ins')).toHaveText(/^brass FERN lamp\..* I was told 40\.$/u);

  // Quotes and find keep Retell's text.
  await press(page, 'Control+2', '1', '/');
  await page.keyboard.type('told 14');
  await expect(transcript(page)).toContainText('1 of 1');
  await press(page, 'Escape');
  await page.getByRole('tab', { name: /^Tags/u }).click();
  await expect(region(page, 'Tags')).toContainText('the FERN lamp');
  const list = region(page, 'Corrections');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page, 'a corrected chat');

  await press(page, 'Control+2', ...times(4, 'Control+Z'));
  await expect(transcript(page).locator('ins, .entry-checked')).toHaveCount(0);
  await press(page, ...times(4, 'Control+Shift+Z'));
  await expect(transcript(page).locator('ins')).toHaveCount(1);
  await before.close();

  await using after = await launchApp({ home: before.home });
  await after.page.getByRole('row', { name: /16 Nov/u }).click();
  await after.page.getByRole('tab', { name: 'Details' }).click();
  await expect.poll(() => wordErrors(after.page)).toEqual(chatWorkedOut);
});
