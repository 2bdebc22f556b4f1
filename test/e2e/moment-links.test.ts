import { expect, test } from './harness/test.ts';
import { enterSample, openSampleCall, position, press } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';

/** What the system does with a link while Earmark runs: a second instance passes on its arguments. */
const handOver = ({ electron }: RunningApp, link: string): Promise<void> =>
  electron.evaluate(
    ({ app }, words) => {
      app.emit('second-instance', {}, words, '/');
    },
    [link],
  );

test('a link to a moment is copied, and opens workspace, call and moment', async () => {
  const app = await launchApp();
  const { page } = app;
  await openSampleCall(page, /1:59 Negative/u);
  for (let word = 0; word < 12; word += 1) await press(page, 'ArrowRight');
  const there = await position(page);
  expect(there).toBeGreaterThan(1000);
  await press(page, 'Control+Shift+C');
  await expect(
    page.getByRole('status').filter({ hasText: 'earmark://call/sample/' }),
  ).toBeVisible();
  const link = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(link).toMatch(/^earmark:\/\/call\/sample\/call_[^/]+\?t=\d+$/u);
  const selected = page.getByRole('row', { selected: true });

  await press(page, '.');
  await expect(selected).not.toHaveAccessibleName(/1:59 Negative/u);
  await handOver(app, link);
  await expect(selected).toHaveAccessibleName(/1:59 Negative/u);
  await expect.poll(async () => Math.abs((await position(page)) - there)).toBeLessThan(50);

  // It also works from the welcome page.
  await press(page, 'Control+Shift+O');
  await expect(page.getByRole('button', { name: 'Open the sample workspace' })).toBeVisible();
  await handOver(app, link);
  await expect(selected).toHaveAccessibleName(/1:59 Negative/u);
  await expect.poll(async () => Math.abs((await position(page)) - there)).toBeLessThan(50);
  await app.close();
});

test('a hostile link does nothing and is reported', async () => {
  await using app = await launchApp();
  const { page } = app;
  await enterSample(page);
  await press(page, '.');
  const selected = page.getByRole('row', { selected: true });
  const before = await selected.getAttribute('aria-rowindex');
  const alert = page.getByRole('alert');
  for (const [link, words] of [
    ['earmark://call/sample/..%2F..%2Fetc%2Fpasswd%00?t=1', 'not a link to a moment'],
    ['earmark://open?url=https://example.org', 'not a link to a moment'],
    ['earmark://call/other/call_1?t=5', 'workspace is not on this computer'],
    ['earmark://call/sample/call_nobody?t=5', 'not in the library'],
    [`earmark://call/sample/${'a'.repeat(5000)}`, 'not a link to a moment'],
  ] as const) {
    await handOver(app, link);
    await expect(alert.filter({ hasText: words }).last()).toBeVisible();
    await expect(selected).toHaveAttribute('aria-rowindex', before ?? '');
  }
});
