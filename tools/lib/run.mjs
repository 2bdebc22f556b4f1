import { spawn } from 'node:child_process';
import process from 'node:process';
import { root } from './project.mjs';

/**
 * @typedef {object} Finished
 * @property {number} code 0 on success; 128 or more if a signal ended the program
 * @property {string} output both streams, in the order of their output; empty unless captured
 *
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] added to this process's own
 * @property {boolean} [capture] keep the output instead of showing it
 * @property {string} [cwd]
 */

const signalBase = 128;

/**
 * On Windows npm is a script, and scripts need a shell.
 * @param {string} command
 */
const needsShell = (command) => process.platform === 'win32' && /^(?:npm|npx)$/.test(command);

/**
 * Runs a program until it ends. Standard input is closed, because none of these programs reads it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Finished>}
 */
export const run = (command, args, options = {}) =>
  new Promise((resolve) => {
    const { env = {}, capture = false, cwd = root } = options;
    const stream = capture ? 'pipe' : 'inherit';
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', stream, stream],
      shell: needsShell(command),
    });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? signalBase, output }));
  });

/**
 * Runs a tool of node_modules/.bin with this Node, without a shell.
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const runScript = (script, args, options) =>
  run(process.execPath, [script, ...args], options);

/**
 * Forwards the signals that end this tool to a child process, so that no process is left running.
 * @param {import('node:child_process').ChildProcess} child
 */
export const endWith = (child) => {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => child.kill(signal));
  }
};
