import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkForUpdates, type Updater } from '../../../../src-main/updates/updates.ts';

const withFeed = mkdtempSync(path.join(tmpdir(), 'earmark-feed-'));
writeFileSync(path.join(withFeed, 'app-update.yml'), 'provider: generic\n');
const withoutFeed = mkdtempSync(path.join(tmpdir(), 'earmark-no-feed-'));
afterAll(() => {
  for (const folder of [withFeed, withoutFeed]) rmSync(folder, { recursive: true });
});

function fakeUpdater(check: () => Promise<unknown> = () => Promise.resolve()) {
  const errors: unknown[] = [];
  const loaded: Updater[] = [];
  const updater: Updater = {
    autoDownload: false,
    autoInstallOnAppQuit: false,
    allowDowngrade: true,
    allowPrerelease: true,
    checkForUpdatesAndNotify: check,
  };
  const load = (): Promise<Updater> => {
    loaded.push(updater);
    return Promise.resolve(updater);
  };
  const log = {
    error: (error: unknown) => {
      errors.push(error);
      return 'E-1';
    },
  };
  return { errors, loaded, load, log };
}

test.for([
  ['from its sources', false, 'darwin', withFeed],
  ['without a feed', true, 'darwin', withoutFeed],
  ['on Linux', true, 'linux', withFeed],
] as const)('nothing is loaded or requested %s', async ([, isPackaged, platform, resources]) => {
  const fake = fakeUpdater();
  await checkForUpdates({ isPackaged, platform, resources, ...fake });
  expect(fake.loaded).toEqual([]);
});

test('a package with a feed takes newer releases only', async () => {
  const fake = fakeUpdater();
  await checkForUpdates({ isPackaged: true, platform: 'win32', resources: withFeed, ...fake });
  expect(fake.loaded[0]).toMatchObject({ allowDowngrade: false, allowPrerelease: false });
});

test('a feed that can’t be reached is logged and does not stop the app', async () => {
  const fake = fakeUpdater(() => Promise.reject(new Error('no feed')));
  await checkForUpdates({ isPackaged: true, platform: 'win32', resources: withFeed, ...fake });
  expect(fake.errors).toHaveLength(1);
});
