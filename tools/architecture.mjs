import { inspect } from './architecture/inspect.mjs';
import { print, runTool, UserError } from './lib/output.mjs';
import { root } from './lib/project.mjs';

await runTool(async () => {
  const { files, imports, problems } = inspect(root);
  if (problems.length > 0) {
    throw new UserError(`the code violates the architecture:\n${problems.join('\n')}`);
  }
  print(`${files} files, ${imports} imports between them`);
});
