import { expect, test, type Page } from './harness/test.ts';
import { startSample } from '../../src-sample/server.ts';
import { enterSample } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';

/** Every refusal is logged to the page's console, which this test expects. */
const refusals = { expectedErrors: /./u };

/** The result of each attempt to leave the page; only its own origin may respond. */
const tryToLeavePage = (page: Page, address: string): Promise<Record<string, string>> =>
  page.evaluate(async (url) => {
    const socket = url.replace('http', 'ws');
    const loaded = (element: HTMLElement): Promise<string> =>
      new Promise((resolve) => {
        element.addEventListener('load', () => resolve('loaded'));
        element.addEventListener('error', () => resolve('refused'));
        document.body.append(element);
      });
    const thrown = async (run: () => unknown): Promise<string> => {
      try {
        await run();
        return 'went out';
      } catch {
        return 'refused';
      }
    };
    const ended = (target: EventTarget): Promise<string> =>
      new Promise((resolve) => {
        target.addEventListener('open', () => resolve('opened'));
        target.addEventListener('load', () => resolve('loaded'));
        target.addEventListener('error', () => resolve('refused'));
      });
    const request = new XMLHttpRequest();
    const answered = ended(request);
    const requested = await thrown(() => {
      request.open('GET', url);
      request.send();
    });
    const script = Object.assign(document.createElement('script'), { src: `${url}.js` });
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url });
    return {
      fetch: await thrown(() => fetch(url)),
      post: await thrown(() => fetch(url, { method: 'POST', mode: 'no-cors', body: 'x' })),
      xhr: requested === 'refused' ? requested : await answered,
      webSocket: await ended(new WebSocket(socket)).catch(() => 'refused'),
      eventSource: await ended(new EventSource(url)),
      image: await loaded(Object.assign(document.createElement('img'), { src: url })),
      script: await loaded(script),
      style: await loaded(style),
      audio: await loaded(Object.assign(document.createElement('audio'), { src: url })),
    };
  }, address);

test('the page reaches neither the machine nor the network', async () => {
  const elsewhere = await startSample();
  await using app = await launchApp(refusals);
  const { page, electron } = app;
  await enterSample(page);
  const home = page.url();

  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  );
  expect(globals).toEqual([]);
  expect(await page.evaluate(() => Object.keys(window.earmark ?? {}).toSorted())).toEqual([
    'on',
    'request',
  ]);
  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined || !('getLastWebPreferences' in contents)) return undefined;
    // Electron has this method, but its types don't.
    return (contents as { getLastWebPreferences(): unknown }).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });

  // The network: this machine's own server and any other.
  const attempts = await tryToLeavePage(page, `${elsewhere.url}/way-out`);
  expect(new Set(Object.values(attempts)), JSON.stringify(attempts)).toEqual(new Set(['refused']));
  await page.evaluate((url) => navigator.sendBeacon(url), `${elsewhere.url}/way-out`);
  expect(elsewhere.log()).toEqual([]);

  // Navigating away and opening windows.
  for (const url of [
    elsewhere.url,
    'https://example.com/',
    'file:///etc/passwd',
    'data:text/html,x',
  ]) {
    await page.evaluate((to) => {
      location.href = to;
    }, url);
    expect(await page.evaluate((to) => window.open(to) === null, url)).toBe(true);
  }
  await page.evaluate((url) => {
    const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
    document.body.append(link);
    link.click();
    link.target = '';
    link.click();
    link.remove();
  }, elsewhere.url);
  // The page is still ours and still works. (Evaluated in the page, because Playwright waits for
  // navigations that were refused.)
  expect(await page.evaluate(() => document.querySelectorAll('[role="grid"]').length)).toBe(1);
  expect(page.url()).toBe(home);
  expect(electron.windows()).toHaveLength(1);
  expect(elsewhere.log()).toEqual([]);
  await elsewhere.close();
});

test('the page gets no permission, runs no foreign code, and may send requests from its top frame only', async () => {
  await using app = await launchApp(refusals);
  const { page, electron } = app;
  await enterSample(page);

  const permissions = await page.evaluate(async () => {
    const refused = async (ask: () => Promise<unknown>): Promise<string> => {
      try {
        await ask();
        return 'granted';
      } catch {
        return 'refused';
      }
    };
    return {
      notification: await Notification.requestPermission(),
      microphone: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      clipboard: await refused(() => navigator.clipboard.readText()),
      place: await refused(
        () =>
          new Promise((resolve, reject) =>
            navigator.geolocation.getCurrentPosition(resolve, reject),
          ),
      ),
      midi: await refused(() => navigator.requestMIDIAccess({ sysex: true })),
    };
  });
  expect(permissions).toEqual({
    notification: 'denied',
    microphone: 'refused',
    screen: 'refused',
    clipboard: 'refused',
    place: 'refused',
    midi: 'refused',
  });

  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  expect(policy).toMatch(/^default-src 'self'/u);
  expect(policy).not.toMatch(/unsafe|\*|https?:/u);
  const ran = await page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'window.ran = "inline"';
    document.body.append(inline);
    const holder = document.createElement('div');
    holder.innerHTML = '<img src="nowhere.png" onerror="window.ran = \'attribute\'">';
    document.body.append(holder);
    // Code as text, run outside Playwright's own world, which may use eval.
    const compiled = new Promise<string>((resolve) => {
      setTimeout(() => {
        try {
          resolve(String(Reflect.construct(Function, ['return "compiled"'])()));
        } catch {
          resolve('refused');
        }
      }, 50);
    });
    const image = holder.querySelector('img');
    await new Promise((resolve) => image?.addEventListener('error', resolve));
    return { ran: 'ran' in window, compiled: await compiled };
  });
  expect(ran).toEqual({ ran: false, compiled: 'refused' });

  // Main ignores everything that the contract does not define.
  const answers = await page.evaluate(async () => {
    // This deliberately ignores the types of the contract, as a compromised page would.
    const bridge = window.earmark as unknown as {
      request(channel: string, input?: unknown): Promise<{ error?: { kind: string } }>;
    };
    const all = [
      await bridge.request('__proto__'),
      await bridge.request('constructor'),
      await bridge.request('fs:read', '/etc/passwd'),
      await bridge.request('workspace:open', { id: ['sample'] }),
      await bridge.request('queue:rows', { queueId: 'x', from: -1, count: 1e9 }),
      await bridge.request('call:position', { callId: 'x', positionMs: 'now' }),
    ];
    return all.map(({ error }) => error?.kind);
  });
  expect(new Set(answers)).toEqual(new Set(['bad-request']));

  // The same bridge in a frame of our page, and in a page that is not ours.
  const others = await electron.evaluate(async ({ app: main, BrowserWindow }) => {
    const webPreferences = {
      preload: `${main.getAppPath()}/out/preload/index.cjs`,
      nodeIntegrationInSubFrames: true,
    };
    const ask = "earmark.request('app:state').then((answer) => answer.error?.detail ?? 'heard')";
    const foreign = new BrowserWindow({ show: false, webPreferences });
    await foreign.loadURL('data:text/html,<title>not ours</title>');
    const fromForeign: unknown = await foreign.webContents.executeJavaScript(ask);
    foreign.destroy();
    const framed = new BrowserWindow({ show: false, webPreferences });
    await framed.loadURL('earmark-app://app/index.html');
    await framed.webContents.executeJavaScript(
      `new Promise((done) => { const frame = document.createElement('iframe');
        frame.onload = () => done(true); frame.src = 'earmark-app://app/index.html';
        document.body.append(frame); })`,
    );
    const inner = framed.webContents.mainFrame.frames[0];
    const fromFrame: unknown = await inner?.executeJavaScript(
      `typeof earmark === 'undefined' ? 'no bridge' : ${ask}`,
    );
    framed.destroy();
    return { fromForeign, fromFrame };
  });
  expect(others.fromForeign).toBe('Untrusted sender');
  expect(others.fromFrame).not.toBe('heard');
});
