import { app } from 'electron';
import inspector from 'node:inspector';
import process from 'node:process';

/**
 * Switches of Chromium that open the app to other programs or take away its protection. Those of Node
 * are turned off by the fuses (`tools/lib/after-pack.mjs`). Electron itself sets
 * `allow-file-access-from-files`, which does nothing for the app's own scheme.
 */
export const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'disable-web-security',
  'ignore-certificate-errors',
  'ssl-key-log-file',
  'log-net-log',
  'js-flags',
  'load-extension',
  'gpu-launcher',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
] as const;

/**
 * Ends a packaged app that was started for debugging. A build whose inspect fuse is off can be debugged
 * anyway: that is how the tests drive it.
 */
export function refuseDevelopmentSwitches(): void {
  // With this variable, Node would accept any certificate, and the API key would go to whoever answers.
  delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  if (!app.isPackaged || inspector.url() !== undefined) return;
  const found = refusedSwitches.filter((name) => app.commandLine.hasSwitch(name));
  if (found.length === 0) return;
  for (const name of found) app.commandLine.removeSwitch(name);
  const list = found.map((name) => `--${name}`).join(', ');
  process.stderr.write(`Earmark does not start with ${list}. Start it without these arguments.\n`);
  app.exit(2);
}
