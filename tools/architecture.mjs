import { inspect } from './architecture/inspect.mjs';
import { root } from './lib/project.mjs';
import { PlainError, runTool, say } from './lib/output.mjs';

await runTool(async () => {
  const { files, arrows, problems } = inspect(root);
  if (problems.length > 0) {
    throw new PlainError(
      `${problems.length} arrows that the house forbids:\n${problems.join('\n')}`,
    );
  }
  say(`${files} files and ${arrows} imports between them are as docs/architecture.md says`);
});
