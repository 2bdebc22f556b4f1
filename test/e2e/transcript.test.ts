import { expect, test } from './harness/test.ts';
import { openSampleCall, position, press, region, runCommand } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

test('word timing can be shifted, stays shifted, and can be reset', async () => {
  const app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:52.*Negative/);
  await press(page, 'ArrowRight', 'ArrowRight');
  const before = await position(page);
  await press(page, 'Alt+ArrowRight', 'Alt+ArrowRight', 'Alt+ArrowRight');
  const shown = region(page, 'Waveform').getByText('Word timing 60 ms later');
  await expect(shown).toBeVisible();
  await press(page, 'ArrowLeft', 'ArrowRight');
  await expect.poll(() => position(page)).toBe(before + 60);
  await app.close();

  await using again = await launchApp({ home: app.home });
  const { page: next } = again;
  await next.getByRole('row', { name: /1:52.*Negative/ }).click();
  await expect(region(next, 'Waveform').getByText('Word timing 60 ms later')).toBeVisible();
  await runCommand(next, 'Reset word timing');
  await expect(region(next, 'Waveform').getByText(/Words \d+ ms/)).toHaveCount(0);
});

test('unredacted text is shown only after the history records who requested it', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /0:54/);
  const transcript = region(page, 'Transcript');
  const redacted = (await transcript.textContent()) ?? '';
  await runCommand(page, 'Show unredacted transcript');
  await expect(
    page.getByRole('status').filter({ hasText: 'Showing the unredacted transcript' }),
  ).toBeVisible();
  await expect(transcript.getByText('Retell redacted personal data')).toHaveCount(0);
  expect(await transcript.textContent()).not.toBe(redacted);
  await page.keyboard.press('Control+H');
  await expect(page.getByText('Unredacted transcript viewed').first()).toBeVisible();
  await page.keyboard.press('Control+H');
  // This applies only until the call is closed.
  await press(page, '.', ',');
  await expect(transcript.getByText('Retell redacted personal data')).toBeVisible();
});

test('Select all copies the whole transcript, with speakers and times', async () => {
  await using app = await launchApp();
  const { page, electron } = app;
  await openSampleCall(page, /1:52.*Negative/);
  await press(page, 'Control+A', 'Control+C');
  const copied = () => electron.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('Agent 0:00  Thank you for calling Pinecrest Energy.');
  const lines = (await copied()).split('\n');
  expect(lines).toHaveLength(await page.locator('.entry').count());
  expect(await copied()).not.toContain('Scorecard');
});

test('words that are selected with the mouse offer tags, evidence, loop and copy', async () => {
  await using app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:52.*Negative/);
  const turn = region(page, 'Transcript').locator('.turn-text').nth(1);
  const box = await turn.boundingBox();
  if (box === null) throw new Error('The turn is not visible');
  const drag = async (): Promise<void> => {
    // A drag that begins in selected text would move that text.
    await page.mouse.click(box.x + 4, box.y + 8);
    await page.mouse.move(box.x + 4, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 150, box.y + 8, { steps: 5 });
    await page.mouse.up();
  };
  await drag();
  const toolbar = page.getByRole('toolbar', { name: 'Selection' });
  await expect(toolbar).toBeVisible();
  await toolbar.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(await turn.textContent()).toContain(copied);
  expect(copied.split(' ').length).toBeGreaterThan(1);
  await expect(toolbar).toHaveCount(0);

  await drag();
  await toolbar.getByRole('button', { name: 'Tag as Misheard' }).click();
  await expect(page.getByRole('tab', { name: /^Tags/u })).toHaveAccessibleName(/1/u);
  await drag();
  await page.keyboard.press('Escape');
  await expect(toolbar).toHaveCount(0);
});
