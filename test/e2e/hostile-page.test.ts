import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Channel } from '../../src-shared/ipc/contract.ts';
import { requests } from '../../src-shared/ipc/contract.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { containedProgram, fileHashes } from './harness/contained.ts';
import { enterSample, press } from './harness/desk.ts';
import { HostileMessages, type HostileMessage } from './harness/hostile-message.ts';
import { electronPath, launchApp, newHome, type RunningApp } from './harness/launch.ts';
import { expect, test, type Page } from './harness/test.ts';

/** `npm run soak` sends more. */
const messages = Number(process.env['EARMARK_MESSAGES'] ?? 1600);
const seed = Number(process.env['EARMARK_SEED'] ?? 12);
const batchSize = 40;

interface Outcome {
  readonly channel: string;
  readonly kind: string;
  readonly detail: string;
}

/** Sends messages at the same time, as a page does that was taken over. */
const send = (page: Page, batch: readonly HostileMessage[]): Promise<readonly Outcome[]> =>
  page.evaluate(async (all) => {
    // The types of the contract are ignored on purpose.
    const bridge = window.earmark as unknown as {
      request(channel: string, input: unknown): Promise<{ ok: boolean; error?: { kind: string } }>;
    };
    const patience = (ms: number): Promise<undefined> =>
      new Promise((resolve) => {
        setTimeout(() => {
          resolve(undefined);
        }, ms);
      });
    return Promise.all(
      all.map(async ({ channel, json }) => {
        const input: unknown = json === undefined ? undefined : JSON.parse(json);
        try {
          const answer = await Promise.race([bridge.request(channel, input), patience(15_000)]);
          const kind = answer === undefined ? 'slow' : (answer.error?.kind ?? 'ok');
          return { channel, kind, detail: JSON.stringify(answer?.error ?? '') };
        } catch (error) {
          return { channel, kind: 'thrown', detail: String(error) };
        }
      }),
    );
  }, batch);

/** Answers every dialog of main with Cancel, and counts what main was asked to open. */
const watchMain = ({ electron }: RunningApp): Promise<void> =>
  electron.evaluate(({ dialog, shell }) => {
    const seen: { dialogs: number; opened: string[] } = { dialogs: 0, opened: [] };
    Object.assign(globalThis, { seen });
    dialog.showMessageBox = (...all: unknown[]) => {
      seen.dialogs += 1;
      const options = all.at(-1);
      const cancelId =
        typeof options === 'object' && options !== null && 'cancelId' in options
          ? Number(options.cancelId)
          : 0;
      return Promise.resolve({ response: cancelId, checkboxChecked: false });
    };
    dialog.showOpenDialog = () => {
      seen.dialogs += 1;
      return Promise.resolve({ canceled: true, filePaths: [] });
    };
    dialog.showSaveDialog = () => {
      seen.dialogs += 1;
      return Promise.resolve({ canceled: true, filePath: '' });
    };
    shell.openExternal = (url) => {
      seen.opened.push(url);
      return Promise.resolve();
    };
    shell.openPath = (file) => {
      seen.opened.push(file);
      return Promise.resolve('');
    };
    shell.showItemInFolder = () => undefined;
  });

/** What main was asked to open in other programs. */
const openedBy = ({ electron }: RunningApp): Promise<readonly string[]> =>
  electron.evaluate(() => {
    // Set by `watchMain`.
    const { seen } = globalThis as unknown as { seen: { opened: string[] } };
    return seen.opened;
  });

/** The ids that a page can learn, so that messages meet what exists. */
const knownIds = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const { earmark: bridge } = window;
    if (bridge === undefined) return [];
    // A backup that does not exist has a name of the right form, which no random text has.
    const found: string[] = ['sample', 'reviews-v1-20260101T000000000Z.db'];
    const queue = await bridge.request('queue:open', {
      filter: { kind: 'call', call: {} },
      sort: { by: 'start', order: 'descending' },
    });
    if (!queue.ok) return found;
    const { queueId } = queue.value;
    found.push(queueId);
    const rows = await bridge.request('queue:rows', { queueId, from: 0, count: 24 });
    if (rows.ok) found.push(...(JSON.stringify(rows.value).match(/call_[a-z0-9_]+/gu) ?? []));
    const tags = await bridge.request('tags:list', undefined);
    if (tags.ok) found.push(...tags.value.map(({ id }) => id));
    const rubric = await bridge.request('rubric:current', undefined);
    if (rubric.ok) found.push(...(JSON.stringify(rubric.value).match(/(?<="id":")[^"]+/gu) ?? []));
    return [...new Set(found)];
  });

/** These end the session or open windows, so they come now and then instead of all the time. */
const rare: readonly Channel[] = [
  'workspace:close',
  'workspace:open',
  'workspace:open-sample',
  'workspace:connect',
  'workspace:disconnect',
  'workspace:replace-key',
  'window:open-call',
  'window:settled',
];
const all = Object.keys(requests).filter((name): name is Channel => Object.hasOwn(requests, name));
const frequent = all.filter((channel) => !rare.includes(channel));

const openSample = async (page: Page): Promise<void> => {
  await page.evaluate(() => window.earmark?.request('workspace:open-sample', {}));
};

test('no message of a page that was taken over changes a file outside Earmark’s folder, or destroys a review', async () => {
  test.setTimeout(600_000 + messages * 60);
  const home = await newHome();
  const contained = await containedProgram(home, electronPath());
  test.skip(
    contained === undefined,
    'This system allows no separate mounts, so nothing would contain the app',
  );
  const temporary = path.join(home, 'tmp');
  const env = { TMPDIR: temporary, XDG_DATA_HOME: path.join(home, '.local/share') };
  for (const folder of [temporary, env.XDG_DATA_HOME, `${home}/Documents`, `${home}/data-beside`]) {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'precious.txt'), `not Earmark's: ${folder}`);
  }
  const app = await launchApp({
    home,
    env,
    expectedErrors: /./u,
    ...(contained === undefined ? {} : { executable: contained }),
  });
  const { page, userData, downloads, electron } = app;
  await enterSample(page);
  await page.getByRole('row').nth(2).click();
  await press(page, 'Control+2', '1');
  await watchMain(app);
  const ids = await knownIds(page);
  expect(ids.length).toBeGreaterThan(30);
  const leaveOut = [
    userData,
    downloads,
    temporary,
    `${home}/.cache`,
    `${home}/.config`,
    `${home}/.pki`,
  ];
  const before = await fileHashes(home, leaveOut);
  const libraryBefore = await libraryPid(app);

  const hostile = new HostileMessages(seededRandom(seed), ids);
  const unreached = new Set<string>(all);
  const bugs: Outcome[] = [];
  const note = (batch: readonly Outcome[]): void => {
    for (const outcome of batch) {
      if (outcome.kind !== 'bad-request') unreached.delete(outcome.channel);
      const isBug = ['unexpected', 'thrown'].includes(outcome.kind);
      if (isBug || /EROFS|read-only file/iu.test(outcome.detail)) bugs.push(outcome);
    }
  };
  for (let sent = 0, round = 0; sent < messages; sent += batchSize, round += 1) {
    const among = round % 8 === 7 ? rare : frequent;
    const size = among === rare ? 8 : batchSize;
    note(
      await send(
        page,
        Array.from({ length: size }, () => hostile.next(among)),
      ),
    );
    if (among === rare) await openSample(page);
  }

  expect(bugs.slice(0, 5), 'no handler fails or writes elsewhere').toEqual([]);
  expect([...unreached], 'every channel was reached').toEqual([]);
  expect(await fileHashes(home, leaveOut)).toEqual(before);
  const exported = await readdir(downloads, { recursive: true });
  expect(
    exported.filter(
      (name) => !/\.(?:csv|json|jsonl|xlsx|html|pdf|md|svg|png)$|-clips(?:$|\/)/u.test(name),
    ),
  ).toEqual([]);
  const dashboard = 'https://dashboard.retellai.com/call-history?history=';
  const opened = (await openedBy(app)).map((url) => url.replace(dashboard, ''));
  expect(
    opened.filter((id) => !ids.includes(id)),
    'opened elsewhere',
  ).toEqual([]);
  expect(await libraryPid(app), 'the library never crashed').toBe(libraryBefore);
  expect(electron.windows().length).toBeLessThanOrEqual(9);
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  expect(await electron.evaluate(() => 'polluted' in {})).toBe(false);
  const reviews = await reviewsOf(page, ids);
  expect(reviews.length).toBeGreaterThan(20);
  await app.close();

  // The app starts as before, with every review.
  await using again = await launchApp({ home, env, expectedErrors: /./u });
  expect(await reviewsOf(again.page, ids)).toEqual(reviews);
});

/** The review data of all calls of the sample, as JSON. The active time of an open call goes on. */
async function reviewsOf(page: Page, ids: readonly string[]): Promise<readonly string[]> {
  await openSample(page);
  return page.evaluate(
    async (callIds) => {
      const found: string[] = [];
      for (const callId of callIds) {
        const reply = await window.earmark?.request('work:of', { callId });
        if (reply?.ok !== true) continue;
        found.push(
          JSON.stringify(reply.value, (key, value: unknown) =>
            key === 'activeMs' ? undefined : value,
          ),
        );
      }
      return found;
    },
    ids.filter((id) => id.startsWith('call_')),
  );
}

const libraryPid = ({ electron }: RunningApp): Promise<number | undefined> =>
  electron.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Earmark library')?.pid,
  );
