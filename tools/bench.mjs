import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { electronEnvironment, ensureElectron } from './electron.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { differsFrom, ensureDependencies } from './lib/dependencies.mjs';
import { openDesktopSession } from './lib/desktop-session.mjs';
import { inProject } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { UserError, runTool, print } from './lib/output.mjs';
import { forAKeyring, forAVirtualDisplay, forTheApp } from './lib/system-needs.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** @param {string} file */
const packagesIn = (file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};

/**
 * The peers are in the bench's own package.json, so that people who only use Earmark never download
 * them.
 */
const ensurePeers = async () => {
  const wanted = packagesIn(inProject('bench/package-lock.json'));
  const installed = packagesIn(inProject('bench/node_modules/.package-lock.json'));
  if (!differsFrom(wanted, installed)) return;
  print('installing the packages that Earmark is compared with');
  const words = ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  const { code, output } = await run('npm', [...words, '--loglevel=error'], {
    capture: true,
    cwd: inProject('bench'),
  });
  if (code !== 0) throw new UserError(`npm ci failed in bench:\n${output}`);
};

await runTool(async () => {
  await ensureDependencies();
  await ensurePeers();
  await ensureSystemPackages([...forTheApp, ...forAVirtualDisplay, ...forAKeyring]);
  const electron = await ensureElectron();
  await ensureBuilt();
  const session = await openDesktopSession();
  // The bench is written in TypeScript, which the Node inside Electron can run directly.
  const script = ['--no-warnings', inProject('bench', 'main.ts'), ...process.argv.slice(2)];
  const env = { ...session.env, ...electronEnvironment(electron), ELECTRON_RUN_AS_NODE: '1' };
  const { code } = await run(electron.program, script, { env });
  session.close();
  return code;
});
