import { expect, type Page } from '@playwright/test';
import { position, region } from './desk.ts';

/** The index of the current word. */
export const currentWordIndex = async (page: Page): Promise<number> =>
  Number(await region(page, 'Transcript').getAttribute('data-word'));

/** Waits until this word is the current one. */
export const expectCurrentWord = (page: Page, index: number): Promise<void> =>
  expect(region(page, 'Transcript')).toHaveAttribute('data-word', String(index));

/** Waits until the playhead is at this position, give or take a frame. */
export const expectPositionMs = (page: Page, ms: number): Promise<void> =>
  expect.poll(async () => Math.abs((await position(page)) - ms)).toBeLessThanOrEqual(20);

/** The selected text, as highlighted. */
export const selectedText = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...(CSS.highlights.get('selected-words') ?? [])]
      .map((range) => (range instanceof Range ? range.toString() : ''))
      .join(' '),
  );
