import { expect } from '@playwright/test';
import { press, region } from '../harness/desk.ts';
import { expectCurrentWord, selectedText, currentWordIndex } from '../harness/transcript-state.ts';
import { wordsOfSampleCall } from '../harness/sample-files.ts';
import { button, type CommandChecks } from '../harness/locators.ts';

/** Moving through the words. */
export const transcriptChecks: CommandChecks = {
  async 'turn.on'(page) {
    await press(page, 'Control+2', 'J', 'J', 'J', 'J', 'J', 'J', 'J', 'J', 'J', 'J', 'J', 'J');
    await press(page, ...Array.from({ length: 30 }, () => 'ArrowUp'));
    await expectCurrentWord(page, 0);
    await press(page, 'ArrowDown');
    const words = await wordsOfSampleCall('smart-meter-confusion');
    expect(words[await currentWordIndex(page)]?.text).toBe('Oh,');
  },
  async 'turn.back'(page) {
    await press(page, 'ArrowUp');
    await expectCurrentWord(page, 0);
  },
  async 'word.on'(page) {
    await press(page, 'ArrowRight', 'ArrowRight');
    await expectCurrentWord(page, 2);
  },
  async 'word.back'(page) {
    await press(page, 'ArrowLeft');
    await expectCurrentWord(page, 1);
  },
  async 'select.word-on'(page) {
    await press(page, 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
    expect(await selectedText(page)).toBe('you for calling');
  },
  async 'select.word-back'(page) {
    await press(page, 'Shift+ArrowLeft');
    expect(await selectedText(page)).toBe('you for');
  },
  async 'select.turn-on'(page) {
    await press(page, 'Shift+ArrowDown');
    expect(await selectedText(page)).toMatch(/^you for .* calling about today\.$/u);
  },
  async 'select.turn-back'(page) {
    await press(page, 'Shift+ArrowUp');
    expect(await selectedText(page)).toBe('Thank you');
  },
  async 'select.clear'(page) {
    await press(page, 'Escape');
    expect(await selectedText(page)).toBe('');
  },
  async 'transcript.find'(page) {
    await press(page, '/');
    const field = page.getByRole('textbox', { name: 'Find in this call' });
    await expect(field).toBeFocused();
    await page.keyboard.type('commissioning');
    await expect(region(page, 'Transcript')).toContainText('1 of 3');
    await press(page, 'Enter');
    await expect(region(page, 'Transcript')).toContainText('2 of 3');
    await press(page, 'Escape');
    await expect(field).toBeHidden();
  },
  async 'transcript.follow'(page) {
    const follow = button(page, 'Follow the spoken word');
    await region(page, 'Transcript').hover();
    await page.mouse.wheel(0, 600);
    await expect(follow).toBeVisible();
    await press(page, 'T');
    await expect(follow).toBeHidden();
  },
  async 'transcript.focus'(page) {
    await press(page, 'Control+2');
    await expect(region(page, 'Transcript').locator(':focus')).toHaveCount(1);
  },
};
