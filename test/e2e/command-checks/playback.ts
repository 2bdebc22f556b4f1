import { expect } from '@playwright/test';
import { position, press } from '../harness/desk.ts';
import { expectPositionMs } from '../harness/transcript-state.ts';
import {
  button,
  expectPressed,
  expectSpeed,
  expectStatus,
  type CommandChecks,
} from '../harness/locators.ts';

/** Playback of the call. */
export const playbackChecks: CommandChecks = {
  async 'play.toggle'(page) {
    await press(page, 'Space');
    await expect(button(page, 'Pause')).toBeVisible();
    await expect.poll(() => position(page)).toBeGreaterThan(200);
    await press(page, 'Space');
    await expect(button(page, 'Play')).toBeVisible();
  },
  async 'play.forward'(page) {
    const from = await position(page);
    await press(page, 'L', 'L', 'L');
    await expectPositionMs(page, from + 9000);
  },
  async 'play.back'(page) {
    const from = await position(page);
    await press(page, 'J');
    await expectPositionMs(page, from - 3000);
  },
  async 'play.pause'(page) {
    await press(page, 'Space');
    await expect(button(page, 'Pause')).toBeVisible();
    await press(page, 'K');
    await expect(button(page, 'Play')).toBeVisible();
    await press(page, 'K');
    await expect(button(page, 'Play')).toBeVisible();
  },
  async 'play.faster'(page) {
    await press(page, ']', ']');
    await expectSpeed(page, '1.5×');
  },
  async 'play.slower'(page) {
    await press(page, '[');
    await expectSpeed(page, '1.25×');
  },
  async 'play.normal-speed'(page) {
    await press(page, '\\');
    await expectSpeed(page, '1×');
  },
  async 'play.back-and-slower'(page) {
    await press(page, ']');
    const from = await position(page);
    await press(page, 'R');
    await expectSpeed(page, '0.75×');
    await expectPositionMs(page, from - 3000);
    await press(page, 'R');
    await expectSpeed(page, '1.25×');
    await press(page, '\\');
  },
  async 'play.loop'(page) {
    await press(page, 'O');
    await expectPressed(page, 'Loop', true);
    await press(page, 'O');
    await expectPressed(page, 'Loop', false);
  },
  async 'play.skip-silence'(page) {
    await press(page, 'G');
    await expectPressed(page, 'Skip silence', true);
    await press(page, 'G');
    await expectPressed(page, 'Skip silence', false);
  },
  async 'play.next-mark'(page) {
    const from = await position(page);
    await press(page, 'M', 'M');
    expect(await position(page)).toBeGreaterThan(from);
    await expectStatus(
      page,
      /Dead air|Slow response|talk at the same time|interrupts|agent spoke after|monologue|failed/u,
    );
  },
  async 'play.previous-mark'(page) {
    const from = await position(page);
    await press(page, 'Shift+M');
    await expect.poll(() => position(page)).toBeLessThan(from);
  },
};
