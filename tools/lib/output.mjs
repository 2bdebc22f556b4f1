/** @type {import('node:stream').Writable} */
let stream = process.stdout;

/** For tools whose standard output is read by another program. */
export const printToStderr = () => {
  stream = process.stderr;
};

/**
 * Prints one plain line to the terminal.
 * @param {string} line
 */
export const print = (line) => {
  stream.write(`earmark: ${line}\n`);
};

/** An error that the user can fix. It is shown without a stack trace, which would not help. */
export class UserError extends Error {}

/**
 * Runs a tool. A `UserError` is printed as a message; any other error is a bug and keeps its stack
 * trace.
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
