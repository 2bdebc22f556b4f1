import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { UserError } from './output.mjs';

/**
 * @typedef {object} VirtualDisplay
 * @property {string} name for the DISPLAY variable
 * @property {string} picture a file with the current contents of the screen, as XWD
 * @property {() => void} close
 */

const secondsToStart = 20;

/** Whether a screen is available for opening a window. */
export const hasDisplay = () =>
  process.platform !== 'linux' ||
  Boolean(process.env['DISPLAY']) ||
  Boolean(process.env['WAYLAND_DISPLAY']);

/**
 * Starts an X server without a screen. It chooses a free display number, so that several can run at the
 * same time.
 * @param {string} [size]
 * @returns {Promise<VirtualDisplay>}
 */
export const openVirtualDisplay = (size = '1440x900') =>
  new Promise((resolve, reject) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'earmark-display-'));
    const options = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-fbdir', folder];
    const server = spawn('Xvfb', [...options, '-nolisten', 'tcp', '-dpi', '96'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      // Ctrl+C in the terminal is meant for the app; the display is closed after it.
      detached: true,
    });
    const close = () => {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    };
    const fail = () => {
      close();
      reject(new UserError('the virtual display (Xvfb) did not start'));
    };
    const timer = setTimeout(fail, secondsToStart * 1000);
    server.once('error', fail);
    server.once('exit', fail);
    const numberPipe = server.stdio[3];
    if (!(numberPipe instanceof Readable))
      throw new TypeError('the fourth stream of Xvfb must be a readable pipe');
    let number = '';
    numberPipe.on('data', (/** @type {Buffer} */ part) => {
      number += part.toString();
      // The number arrives in two parts. If the reader closes after the first one, the server ends.
      if (!number.endsWith('\n')) return;
      clearTimeout(timer);
      server.off('exit', fail);
      server.unref();
      numberPipe.destroy();
      process.once('exit', close);
      resolve({ name: `:${number.trim()}`, picture: path.join(folder, 'Xvfb_screen0'), close });
    });
  });
