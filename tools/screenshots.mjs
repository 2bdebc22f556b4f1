import process from 'node:process';
import { electronEnvironment, ensureElectron } from './electron.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { openDesktopSession } from './lib/desktop-session.mjs';
import { inProject } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { runTool } from './lib/output.mjs';
import { forAKeyring, forAVirtualDisplay, forTheApp } from './lib/system-needs.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

// Takes the screenshots in docs/screenshots, of the real app in the sample workspace.
await runTool(async () => {
  await ensureDependencies();
  await ensureSystemPackages([...forTheApp, ...forAVirtualDisplay, ...forAKeyring]);
  const electron = await ensureElectron();
  await ensureBuilt();
  const session = await openDesktopSession();
  try {
    const script = inProject('tools', 'lib', 'take-screenshots.mjs');
    const env = { ...session.env, ...electronEnvironment(electron) };
    const { code } = await run(process.execPath, [script], { env });
    return code;
  } finally {
    session.close();
  }
});
