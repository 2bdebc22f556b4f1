import { expect } from '@playwright/test';
import { press, region } from '../harness/desk.ts';
import {
  expectStatus,
  criterion,
  option,
  type CommandCheck,
  type CommandChecks,
} from '../harness/locators.ts';

const answers: CommandChecks = {
  async 'scorecard.focus'(page) {
    await press(page, 'S');
    await expect(criterion(page, /^Greeting/u)).toBeFocused();
  },
  async 'criterion.next'(page) {
    await press(page, 'ArrowDown');
    await expect(criterion(page, /^Identity/u)).toBeFocused();
  },
  async 'criterion.previous'(page) {
    await press(page, 'ArrowUp');
    await expect(criterion(page, /^Greeting/u)).toBeFocused();
  },
  async 'answer.1'(page) {
    await press(page, '1', 'ArrowUp');
    await expect(option(page, /^Greeting/u)).toHaveAccessibleName('Yes');
  },
  async 'answer.2'(page) {
    await press(page, '2', 'ArrowUp');
    await expect(option(page, /^Greeting/u)).toHaveAccessibleName('Partly');
  },
  async 'answer.3'(page) {
    await press(page, '3', 'ArrowUp');
    await expect(option(page, /^Greeting/u)).toHaveAccessibleName('No');
  },
  async 'answer.not-applicable'(page) {
    await press(page, 'N');
    await expectStatus(page, /can’t be N\/A/u);
    await press(page, 'ArrowDown', 'N', 'ArrowUp');
    await expect(option(page, /^Identity/u)).toHaveAccessibleName('Not applicable');
  },
  async 'answer.clear'(page) {
    await press(page, 'Delete');
    await expect(option(page, /^Identity/u)).toHaveCount(0);
    await press(page, 'Shift+1', 'Backspace');
    await expect(option(page, /^Identity/u)).toHaveCount(0);
  },
  async 'answer.comment'(page) {
    await press(page, 'C');
    const field = page.getByRole('textbox', { name: /^Comment on Identity/u });
    await expect(field).toBeFocused();
    await page.keyboard.type('1 x . no key but text?');
    await press(page, 'Escape');
    await expect(field).toHaveValue('1 x . no key but text?');
    await expect(criterion(page, /^Identity/u)).toBeFocused();
  },
  async 'answer.evidence'(page) {
    await press(page, 'E');
    await expect(page.getByRole('list', { name: /^Evidence for Identity/u })).toContainText('“');
  },
};
/** An answer with Shift does not move on to the next criterion. */
const staying: CommandChecks = Object.fromEntries(
  ['1', '2', '3'].map((digit, index): [string, CommandCheck] => [
    `answer-stay.${digit}`,
    async (page) => {
      // The first criterion is the one with three options.
      await press(page, 'ArrowUp', `Shift+${digit}`);
      const group = criterion(page, /^Greeting/u);
      await expect(group).toBeFocused();
      await expect(group.getByRole('radio').nth(index)).toBeChecked();
    },
  ]),
);
const leaving: CommandChecks = {
  async 'scorecard.leave'(page) {
    await press(page, 'Escape');
    await expect(region(page, 'Transcript').locator(':focus')).toHaveCount(1);
  },
};
/** No criterion has more than three options: higher digits answer nothing and tag nothing. */
const tooHigh: CommandChecks = Object.fromEntries(
  ['4', '5', '6', '7', '8', '9'].flatMap((digit): [string, CommandCheck][] =>
    [`answer.${digit}`, `answer-stay.${digit}`].map((id) => [
      id,
      async (page) => {
        const chosen = page.getByRole('radio', { checked: true });
        const before = await chosen.allTextContents();
        const tags = await page.getByRole('tab', { name: /^Tags/u }).textContent();
        await press(page, id.startsWith('answer-stay') ? `Shift+${digit}` : digit);
        await expect(chosen).toHaveText(before);
        await expect(page.getByRole('tab', { name: /^Tags/u })).toHaveText(tags ?? '');
      },
    ]),
  ),
);

/** Answering criteria one by one. */
export const scorecardChecks: CommandChecks = { ...answers, ...staying, ...tooHigh, ...leaving };
