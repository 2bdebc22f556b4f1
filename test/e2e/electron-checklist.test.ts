import { readFileSync } from 'node:fs';
import { startSample, type SampleRetell } from '../../src-sample/server.ts';
import { enterSample } from './harness/desk.ts';
import { launchApp, type RunningApp } from './harness/launch.ts';
import { expect, test } from './harness/test.ts';

/**
 * Electron's list of twenty rules (docs/security.md says which test holds each). These are the attacks
 * that security.test.ts does not have.
 */
let app: RunningApp;
let elsewhere: SampleRetell;

test.beforeAll(async () => {
  elsewhere = await startSample();
  app = await launchApp({ expectedErrors: /./u });
  await enterSample(app.page);
});

test.afterAll(async () => {
  await app.close();
  await elsewhere.close();
});

const pageCount = (): Promise<number> =>
  app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length);

test('the page itself is no file, and reads none', async () => {
  expect(app.page.url()).toMatch(/^earmark-app:\/\/app\//u);
  const read = await app.page.evaluate(async (url: string) => {
    const attempt = async (run: () => Promise<unknown>): Promise<string> => {
      try {
        return String(await run());
      } catch {
        return 'refused';
      }
    };
    const frame = document.createElement('iframe');
    frame.src = 'file:///etc/passwd';
    document.body.append(frame);
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    const text = frame.contentDocument?.body.textContent ?? '';
    frame.remove();
    return {
      fetch: await attempt(async () => (await fetch('file:///etc/passwd')).text()),
      frame: text,
      module: await attempt(() => import(/* @vite-ignore */ url)),
    };
  }, 'file:///etc/hostname');
  expect(read).toEqual({ fetch: 'refused', frame: '', module: 'refused' });
});

test('a webview, a plugin or a frame of another site shows nothing', async () => {
  const before = await pageCount();
  const frames = await app.page.evaluate(async (url) => {
    const elements = ['webview', 'iframe', 'object', 'embed'].map((name) => {
      const element = document.createElement(name);
      element.setAttribute(name === 'object' ? 'data' : 'src', url);
      element.setAttribute('allowpopups', '');
      element.setAttribute('nodeintegration', '');
      document.body.append(element);
      return element;
    });
    await new Promise((resolve) => {
      setTimeout(resolve, 1000);
    });
    const loaded = elements.filter(
      (element) => element instanceof HTMLIFrameElement && element.contentDocument === null,
    );
    for (const element of elements) element.remove();
    return loaded.length;
  }, elsewhere.url);
  // A frame that was refused shows an error page of another origin, so only requests count.
  expect(frames).toBeLessThanOrEqual(1);
  expect(elsewhere.log()).toEqual([]);
  expect(await pageCount()).toBe(before);
});

test('no link or script of the page opens another program', async () => {
  await app.electron.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  await app.page.evaluate(() => {
    for (const url of [
      'https://example.com/',
      'mailto:a@example.com',
      'file:///bin/sh',
      'smb://example.com/share',
      'ms-msdt:/id',
      'vscode://file/etc/passwd',
      'earmark://call/sample/x?t=1',
      'javascript:window.ran = true',
    ]) {
      for (const target of ['_blank', '_self', '_top']) {
        const link = Object.assign(document.createElement('a'), { href: url, target });
        document.body.append(link);
        link.click();
        link.remove();
      }
      window.open(url);
    }
  });
  await app.page.waitForTimeout(500);
  const opened = await app.electron.evaluate(() => {
    // Set above.
    const seen = globalThis as unknown as { opened: string[] };
    return seen.opened;
  });
  expect(opened).toEqual([]);
  expect(await app.page.evaluate(() => 'ran' in window)).toBe(false);
  expect(app.page.url()).toMatch(/^earmark-app:\/\/app\//u);
});

test('nothing of Electron is behind the bridge', async () => {
  const reached = await app.page.evaluate(() => {
    const { earmark: bridge } = window;
    const names = new Set<string>();
    const visit = (value: unknown, depth: number): void => {
      if (depth > 4 || value === null || !['object', 'function'].includes(typeof value)) return;
      for (const name of Object.getOwnPropertyNames(value)) {
        names.add(name);
        try {
          visit(Reflect.get(value as object, name), depth + 1);
        } catch {
          // A getter that throws leads nowhere.
        }
      }
    };
    visit(bridge, 0);
    let given = 0;
    // The listener gets the payload alone, without the event of Electron.
    const stop = bridge?.on('settings:changed', (...all: unknown[]) => {
      given = all.length;
    });
    return new Promise<{ names: string[]; given: number }>((resolve) => {
      void bridge?.request('settings:save', { playbackRate: 1 }).then(() => {
        setTimeout(() => {
          stop?.();
          resolve({ names: [...names], given });
        }, 300);
        return undefined;
      });
    });
  });
  expect(reached.given).toBe(1);
  const forbidden = ['ipcRenderer', 'sender', 'invoke', 'send', 'require', 'process', 'remote'];
  expect(reached.names.filter((name) => forbidden.includes(name))).toEqual([]);
});

test('no experimental feature is on, and Electron is the newest supported version', async () => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron has this method, but its types don't.
    return (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    enableBlinkFeatures: '',
    experimentalFeatures: false,
    webviewTag: false,
  });
  const { devDependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { devDependencies: Record<string, string> };
  // Electron supports its three newest major versions.
  expect(Number.parseInt(devDependencies['electron'] ?? '', 10)).toBeGreaterThanOrEqual(43);
});

test('no certificate is accepted that the system would refuse', async () => {
  await using other = await launchApp({
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    expectedErrors: /./u,
  });
  const variable = await other.electron.evaluate(
    () => process.env['NODE_TLS_REJECT_UNAUTHORIZED'] ?? 'not set',
  );
  expect(variable).toBe('not set');
});
