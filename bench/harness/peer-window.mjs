import { app, BrowserWindow } from 'electron';

// The minimal Electron app: one window with one page, with the same security settings as Earmark.
void app.whenReady().then(() => {
  const [width, height] = (process.env['BENCH_SIZE'] ?? '1440x900').split('x').map(Number);
  const window = new BrowserWindow({
    width,
    height,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  return window.loadURL(process.env['BENCH_URL'] ?? 'about:blank');
});
app.on('window-all-closed', () => app.quit());
