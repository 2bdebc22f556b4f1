import { build } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { runTool } from './lib/output.mjs';

await runTool(async () => {
  await ensureDependencies();
  return (await build()).code;
});
