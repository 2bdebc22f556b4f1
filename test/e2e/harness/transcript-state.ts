import { expect, type Page } from '@playwright/test';
import { position, region } from './desk.ts';

/** The index of the marked word. */
export const currentWordIndex = async (page: Page): Promise<number> =>
  Number(await region(page, 'Transcript').getAttribute('data-word'));

/** Waits until that word is marked. */
export const expectCurrentWord = (page: Page, index: number): Promise<void> =>
  expect(region(page, 'Transcript')).toHaveAttribute('data-word', String(index));

/** Waits until the playhead stands there, give or take a frame. */
export const expectPositionMs = (page: Page, ms: number): Promise<void> =>
  expect.poll(async () => Math.abs((await position(page)) - ms)).toBeLessThanOrEqual(20);

/** The text that the reviewer has selected, as it is painted. */
export const selectedText = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...(CSS.highlights.get('selected-words') ?? [])]
      .map((range) => (range instanceof Range ? range.toString() : ''))
      .join(' '),
  );
