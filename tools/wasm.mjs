import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import wabt from 'wabt';
import { inProject } from './lib/project.mjs';
import { UserError, runTool, print } from './lib/output.mjs';

/** The source is WebAssembly text; the app ships the few hundred bytes that it compiles to. */
const sources = ['src-main/library/peaks/int16-bins.wat'];

/** @param {string} source */
const moduleOf = (source) => source.replace(/\.wat$/, '-wasm.ts');

/** @param {string} source */
const compiled = async (source) => {
  const tools = await wabt();
  const parsed = tools.parseWat(source, await readFile(inProject(source), 'utf8'), { simd: true });
  parsed.validate();
  const base64 = Buffer.from(parsed.toBinary({}).buffer).toString('base64');
  const lines = base64.match(/.{1,90}/g) ?? [];
  const name = source.slice(source.lastIndexOf('/') + 1);
  return `/** ${name} as bytes, in base64; \`npm run fix\` writes it. */
export const wasm =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`;
};

await runTool(async () => {
  const isWriting = process.argv.includes('--write');
  for (const source of sources) {
    const wanted = await compiled(source);
    const file = inProject(moduleOf(source));
    if (isWriting) await writeFile(file, wanted);
    else if ((await readFile(file, 'utf8').catch(() => '')) !== wanted) {
      throw new UserError(`${moduleOf(source)} does not match ${source}; run npm run fix`);
    }
  }
  print(`${sources.length} WebAssembly module matches its source`);
  return 0;
});
