import path from 'node:path';
import { app, BrowserWindow } from 'electron';

const openWindow = async (): Promise<void> => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    title: 'Earmark',
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
    },
  });
  const devServer = process.env['ELECTRON_RENDERER_URL'];
  await (devServer === undefined
    ? window.loadFile(path.join(import.meta.dirname, '../renderer/index.html'))
    : window.loadURL(devServer));
};

// Electron is ready only after this module has run to its end, so awaiting that here would be a
// deadlock.
void app.whenReady().then(openWindow);
