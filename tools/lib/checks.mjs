import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { inProject } from './project.mjs';
import { run, runScript } from './run.mjs';

/**
 * @typedef {object} Check
 * @property {string} group the word after `npm run check:`
 * @property {string} name
 * @property {() => Promise<import('./run.mjs').Finished>} run
 */

const layers = [
  'src-shared',
  'src-main',
  'src-preload',
  'src-renderer',
  'src-sample',
  'test',
  'bench',
  'tools',
];

/** @param {string} layer */
const hasSources = (layer) =>
  existsSync(inProject(layer)) &&
  readdirSync(inProject(layer), { recursive: true, encoding: 'utf8' }).some(
    (file) => /\.(?:tsx?|mjs)$/.test(file) && !file.includes('node_modules'),
  );

/**
 * @param {string} script below node_modules
 * @param {string[]} args
 */
const tool =
  (script, ...args) =>
  () =>
    runScript(path.join('node_modules', script), args, { capture: true });

/** @param {string} script */
const ownTool = (script) => () =>
  run(process.execPath, [path.join('tools', script)], { capture: true });

/**
 * Fails if the linter inspected no file, because its success proves nothing then.
 * @param {() => Promise<import('./run.mjs').Finished>} lint
 */
const notBlind = (lint) => async () => {
  const result = await lint();
  const files = /on (\d+) files?/.exec(result.output)?.[1];
  if (result.code === 0 && Number(files ?? 0) === 0) {
    return { code: 1, output: `${result.output}\nno file was inspected\n` };
  }
  return result;
};

/** @returns {Check[]} */
export const allChecks = () => [
  // The bench folder may contain only its settings; any other layer without sources fails.
  ...layers
    .filter((layer) => layer !== 'bench' || hasSources(layer))
    .map((layer) => ({
      group: 'types',
      name: `types of ${layer}`,
      run: tool('typescript/bin/tsc', '--project', layer),
    })),
  { group: 'lint', name: 'lint', run: notBlind(tool('oxlint/bin/oxlint')) },
  { group: 'format', name: 'format', run: tool('oxfmt/bin/oxfmt', '--check') },
  { group: 'unused', name: 'unused code', run: tool('knip/bin/knip.js', '--no-progress') },
  { group: 'architecture', name: 'architecture', run: ownTool('architecture.mjs') },
  { group: 'licences', name: 'licences', run: ownTool('licences.mjs') },
  { group: 'wasm', name: 'WebAssembly', run: ownTool('wasm.mjs') },
];
