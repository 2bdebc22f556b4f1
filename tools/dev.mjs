import process from 'node:process';
import { electronEnvironment, ensureElectron } from './electron.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { run } from './lib/run.mjs';
import { sandboxFlags } from './lib/sandbox.mjs';
import { runTool, print } from './lib/output.mjs';
import { forAVirtualDisplay, forTheApp } from './lib/system-needs.mjs';
import { hasDisplay, openVirtualDisplay } from './lib/virtual-display.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

await runTool(async () => {
  await ensureDependencies();
  const electron = await ensureElectron();
  await ensureSystemPackages(hasDisplay() ? forTheApp : [...forTheApp, ...forAVirtualDisplay]);
  const display = hasDisplay() ? undefined : await openVirtualDisplay();
  if (display !== undefined) print(`no display found: using a virtual one (${display.name})`);
  const script = 'node_modules/electron-vite/bin/electron-vite.js';
  const args = [script, 'dev', '--watch', '--', ...sandboxFlags(), ...process.argv.slice(2)];
  const env = {
    ...electronEnvironment(electron),
    ...(display === undefined ? {} : { DISPLAY: display.name }),
  };
  const { code } = await run(process.execPath, args, { env });
  display?.close();
  return code;
});
