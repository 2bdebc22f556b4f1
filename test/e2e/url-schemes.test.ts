import { expect, test, type ElectronApplication } from './harness/test.ts';
import { enterSample, recordingReady } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

/** The status of main's response to addresses of its own schemes. */
const statusesOf = (
  electron: ElectronApplication,
  addresses: readonly string[],
): Promise<readonly (number | string)[]> =>
  electron.evaluate(
    async ({ net }, urls) =>
      Promise.all(
        urls.map(async (url) => {
          try {
            return (await net.fetch(url)).status;
          } catch (error) {
            return String(error);
          }
        }),
      ),
    [...addresses],
  );

test('the app’s URL schemes serve the requested file and nothing else', async () => {
  await using app = await launchApp();
  const { page, electron } = app;
  await enterSample(page);
  await page.getByRole('row', { name: /1:59 Negative/u }).click();
  await recordingReady(page);
  const source = await page.evaluate(() => document.querySelector('audio')?.src ?? '');
  expect(source).toMatch(/^earmark-media:\/\/recording\/[0-9a-f]{32}$/u);
  expect(await statusesOf(electron, [source])).toEqual([200]);

  const token = source.slice(-32);
  const guesses = [
    'earmark-media://recording/',
    `earmark-media://recording/${'0'.repeat(32)}`,
    `earmark-media://recording/${token.slice(0, 31)}`,
    `earmark-media://recording/${token}/..`,
    `earmark-media://recording/${token}%00`,
    `earmark-media://recording/../${token}/../reviews.db`,
    `earmark-media://recording/%2e%2e%2freviews.db`,
    `earmark-media://recording/..%5c..%5creviews.db`,
    `earmark-media://other/${token}`,
    'earmark-media://recording//etc/passwd',
  ];
  const media = await statusesOf(electron, guesses);
  expect(media.filter((status) => status === 200 || status === 206)).toEqual([]);

  const files = [
    'earmark-app://app/../main/index.js',
    'earmark-app://app/..%2fmain%2findex.js',
    'earmark-app://app/%2e%2e/main/index.js',
    'earmark-app://app/..%5cmain%5cindex.js',
    'earmark-app://app//etc/passwd',
    'earmark-app://app/%2fetc%2fpasswd',
    'earmark-app://other/index.html',
    'earmark-app://app/index.html%00.js',
  ];
  const pages = await statusesOf(electron, files);
  expect(pages.filter((status) => status === 200)).toEqual([]);
  expect(await statusesOf(electron, ['earmark-app://app/index.html'])).toEqual([200]);
});
