/** @type {import('node:stream').Writable} */
let stream = process.stdout;

/** For tools whose standard output is read by another program. */
export const printToStderr = () => {
  stream = process.stderr;
};

/**
 * One plain line to the person at the terminal.
 * @param {string} line
 */
export const print = (line) => {
  stream.write(`earmark: ${line}\n`);
};

/** Something the person can put right. It is shown without a stack, which would say nothing more. */
export class UserError extends Error {}

/**
 * Runs a tool: plain failures are said in words, anything else is a bug and keeps its stack.
 * @param {() => Promise<number | void>} tool
 */
export const runTool = async (tool) => {
  try {
    process.exitCode = (await tool()) ?? 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`earmark: ${error.message}\n`);
    process.exitCode = 1;
  }
};
