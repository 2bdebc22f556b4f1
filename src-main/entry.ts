import { app } from 'electron';
import process from 'node:process';
import { exportArguments } from './command-line/find-command.ts';
import { creationFailure, tellStartFailure, useTemporaryFolder } from './window/data-folder.ts';
import { refuseDevelopmentSwitches } from './window/development-switches.ts';

refuseDevelopmentSwitches();

const args = exportArguments(process.argv, app.isPackaged);
if (args === undefined) {
  // Everything else writes into the data folder, from the first line on.
  const failure = creationFailure();
  if (failure === undefined) await import('./index.ts');
  else {
    useTemporaryFolder();
    void tellStartFailure(failure).finally(() => app.exit(1));
  }
} else {
  const { exportCommand } = await import('./export-command.ts');
  const { code, needsApp } = exportCommand(args);
  const exited = code.then(
    (number) => process.exit(number),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : 'Failed'}\n`);
      process.exit(1);
    },
  );
  // Electron looks for a display when this script has ended, and it never ends where none is needed.
  if (!needsApp) await exited;
}
