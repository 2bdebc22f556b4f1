import { expect, test } from './harness/test.ts';
import { openRow, position, press, region } from './harness/desk.ts';
import { sharedSampleApp } from './harness/shared-app.ts';

const sample = sharedSampleApp();

test('markers are shown on waveform and transcript, reached by keys, and hidden by kind', async () => {
  const { page } = sample();
  // The double-charged call: the caller interrupts, the agent responds slowly, and a tool is slow.
  await openRow(page, /1:52.*Negative/);
  const wave = region(page, 'Waveform');
  const interruptions = wave.getByRole('button', { name: /^Interruption/ });
  await expect(interruptions).toHaveAttribute('aria-pressed', 'true');
  await expect(wave).toContainText(/Agent\s*\d+%/);
  await expect(wave).toContainText(/Response time p50\s*[\d.]+/);
  const lines = region(page, 'Transcript').locator('.entry-marker');
  await expect(lines.filter({ hasText: 'interrupts' }).first()).toBeVisible();
  await expect(lines.filter({ hasText: /agent spoke after .* responded after/ })).toHaveCount(1);
  await expect(wave.locator('.wave-glyph').first()).toBeVisible();

  const status = page.getByRole('status');
  await press(page, 'm');
  await expect(status.filter({ hasText: /^get_account/ })).toBeVisible();
  const first = await position(page);
  await press(page, 'm');
  await expect.poll(() => position(page)).toBeGreaterThan(first);
  await press(page, 'Shift+M');
  await expect.poll(() => position(page)).toBeLessThanOrEqual(first);
  await expect(page.locator('.entry[data-current-marker]')).toHaveCount(1);

  const glyphs = await wave.locator('.wave-glyph').count();
  await interruptions.focus();
  await press(page, 'Enter');
  await expect(interruptions).toHaveAttribute('aria-pressed', 'false');
  await expect(lines.filter({ hasText: 'interrupts' })).toHaveCount(0);
  await expect.poll(() => wave.locator('.wave-glyph').count()).toBeLessThanOrEqual(glyphs);
});

test('what can’t be measured in a call is stated beside its markers', async () => {
  const { page } = sample();
  await openRow(page, /0:45.*Positive/);
  await expect(region(page, 'Waveform').locator('.marker-limits')).toContainText(/one channel/);
});
