import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureElectron } from './electron.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inProject, root } from './lib/project.mjs';
import { endWith } from './lib/run.mjs';
import { sandboxFlags } from './lib/sandbox.mjs';
import { UserError, runTool, print } from './lib/output.mjs';
import { readScreen, showsSomething, toPng } from './lib/screen-picture.mjs';
import { forAVirtualDisplay, forTheApp } from './lib/system-needs.mjs';
import { hasDisplay, openVirtualDisplay } from './lib/virtual-display.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

const leaveAfterScreenshot = '--exit-after-screenshot';
const pollMs = 500;
const steadyPolls = 3;
const secondsToShow = 40;

/**
 * Waits until the window is visible and its picture no longer changes.
 * @param {string} file where the virtual display keeps its picture
 */
const steadyScreen = async (file) => {
  let last = readScreen(file);
  let steady = 0;
  for (let waited = 0; waited < secondsToShow * 1000; waited += pollMs) {
    await wait(pollMs);
    const now = readScreen(file);
    steady = showsSomething(now) && now.rows.equals(last.rows) ? steady + 1 : 0;
    if (steady >= steadyPolls) return now;
    last = now;
  }
  return showsSomething(last) ? last : undefined;
};

/** @param {import('./lib/virtual-display.mjs').VirtualDisplay} display */
const saveScreenshot = async (display) => {
  const picture = await steadyScreen(display.picture);
  if (picture === undefined) {
    throw new UserError(`no window appeared within ${secondsToShow} s`);
  }
  const file = inProject('out', 'screenshot.png');
  mkdirSync(inProject('out'), { recursive: true });
  writeFileSync(file, toPng(picture));
  print(`Earmark is open; a screenshot is at ${file}`);
};

/**
 * Chromium reports every message bus that is missing on a computer without a desktop. These lines are
 * unrelated to Earmark and would hide the relevant ones.
 * @param {import('node:stream').Readable} stream
 */
const showErrors = (stream) => {
  createInterface({ input: stream }).on('line', (line) => {
    if (!/:ERROR:dbus\//.test(line)) process.stderr.write(`${line}\n`);
  });
};

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string | undefined} displayName
 */
const openApp = (program, args, displayName) => {
  const app = spawn(program, [root, ...args], {
    cwd: root,
    env: { ...process.env, ...(displayName === undefined ? {} : { DISPLAY: displayName }) },
    stdio: ['ignore', 'inherit', displayName === undefined ? 'inherit' : 'pipe'],
  });
  if (app.stderr !== null) showErrors(app.stderr);
  endWith(app);
  /** @type {Promise<number>} */
  const closed = new Promise((resolve) => {
    app.once('error', () => resolve(1));
    app.once('close', (code) => resolve(code ?? 0));
  });
  return { app, closed };
};

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {boolean} leave
 */
const startWithoutScreen = async (program, args, leave) => {
  const display = await openVirtualDisplay();
  print(`no display found: using a virtual one (${display.name})`);
  const { app, closed } = openApp(program, args, display.name);
  try {
    const shown = await Promise.race([saveScreenshot(display), closed]);
    if (shown !== undefined)
      throw new UserError(`the app ended before its window appeared (code ${shown})`);
    if (leave) app.kill();
    else print('Earmark keeps running; press Ctrl+C to close it');
    const code = await closed;
    return leave ? 0 : code;
  } finally {
    app.kill();
    display.close();
  }
};

await runTool(async () => {
  const given = process.argv.slice(2);
  const leave = given.includes(leaveAfterScreenshot);
  const virtual = !hasDisplay() || leave;
  await ensureDependencies();
  const { program } = await ensureElectron();
  await ensureSystemPackages(virtual ? [...forTheApp, ...forAVirtualDisplay] : forTheApp);
  await ensureBuilt();
  const args = [...sandboxFlags(), ...given.filter((word) => word !== leaveAfterScreenshot)];
  if (virtual) return startWithoutScreen(program, args, leave);
  return openApp(program, args, undefined).closed;
});
