import { expect } from '@playwright/test';
import { position, press } from '../harness/desk.ts';
import { atMs } from '../harness/reading.ts';
import { button, pressed, speed, status, type Proofs } from './proof.ts';

/** Hearing the call. */
export const playback: Proofs = {
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
    await atMs(page, from + 9000);
  },
  async 'play.back'(page) {
    const from = await position(page);
    await press(page, 'J');
    await atMs(page, from - 3000);
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
    await speed(page, '1.5×');
  },
  async 'play.slower'(page) {
    await press(page, '[');
    await speed(page, '1.25×');
  },
  async 'play.normal-speed'(page) {
    await press(page, '\\');
    await speed(page, '1×');
  },
  async 'play.back-and-slower'(page) {
    await press(page, ']');
    const from = await position(page);
    await press(page, 'R');
    await speed(page, '0.75×');
    await atMs(page, from - 3000);
    await press(page, 'R');
    await speed(page, '1.25×');
    await press(page, '\\');
  },
  async 'play.loop'(page) {
    await press(page, 'O');
    await pressed(page, 'Loop', true);
    await press(page, 'O');
    await pressed(page, 'Loop', false);
  },
  async 'play.skip-silence'(page) {
    await press(page, 'G');
    await pressed(page, 'Skip silence', true);
    await press(page, 'G');
    await pressed(page, 'Skip silence', false);
  },
  async 'play.next-mark'(page) {
    const from = await position(page);
    await press(page, 'M', 'M');
    expect(await position(page)).toBeGreaterThan(from);
    await status(page, /Silence|Tool|Node|Latency|Slow|Interrupt|Overlap/u);
  },
  async 'play.previous-mark'(page) {
    const from = await position(page);
    await press(page, 'Shift+M');
    await expect.poll(() => position(page)).toBeLessThan(from);
  },
};
