import { spawn } from 'node:child_process';
import process from 'node:process';
import { ensureElectron } from './electron.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inProject, root } from './lib/project.mjs';
import { endWith } from './lib/run.mjs';
import { runTool, printToStderr } from './lib/output.mjs';

// Other programs read the one line of JSON on standard output, so nothing else may be printed there.
printToStderr();

await runTool(async () => {
  await ensureDependencies();
  const { program } = await ensureElectron();
  const script = inProject('src-sample', 'cli.ts');
  const server = spawn(program, ['--no-warnings', script, ...process.argv.slice(2)], {
    cwd: root,
    // Electron's own Node strips types, so the sample Retell runs without a build.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: 'inherit',
  });
  endWith(server);
  return new Promise((resolve) => {
    server.once('error', () => resolve(1));
    server.once('close', (code) => resolve(code ?? 0));
  });
});
