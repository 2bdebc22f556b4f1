import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { UserError } from './output.mjs';

/**
 * @typedef {object} VirtualDisplay
 * @property {string} name for the DISPLAY variable
 * @property {string} picture a file that always holds what the screen shows, as XWD
 * @property {() => void} close
 */

const secondsToStart = 20;

/** Whether there is a screen to open a window on. */
export const hasDisplay = () =>
  process.platform !== 'linux' ||
  Boolean(process.env['DISPLAY']) ||
  Boolean(process.env['WAYLAND_DISPLAY']);

/**
 * Starts an X server without a screen. It picks a free display number itself, so that several
 * can run side by side.
 * @param {string} [size]
 * @returns {Promise<VirtualDisplay>}
 */
export const openVirtualDisplay = (size = '1440x900') =>
  new Promise((resolve, reject) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'earmark-display-'));
    const options = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-fbdir', folder];
    const server = spawn('Xvfb', [...options, '-nolisten', 'tcp', '-dpi', '96'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      // A Ctrl+C at the terminal is for the app; the screen goes last.
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
      throw new TypeError('the third pipe is there to be read');
    let number = '';
    numberPipe.on('data', (/** @type {Buffer} */ part) => {
      number += part.toString();
      // The number comes in two pieces; a reader that leaves after the first one kills the server.
      if (!number.endsWith('\n')) return;
      clearTimeout(timer);
      server.off('exit', fail);
      server.unref();
      numberPipe.destroy();
      process.once('exit', close);
      resolve({ name: `:${number.trim()}`, picture: path.join(folder, 'Xvfb_screen0'), close });
    });
  });
