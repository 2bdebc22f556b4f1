import process from 'node:process';
import fc from 'fast-check';

/**
 * Property-based tests draw the same inputs in every run, so that a run can be repeated.
 * `EARMARK_TEST_SEED` takes another number, or `random`; a test that fails prints the seed it had.
 */
const wished = process.env['EARMARK_TEST_SEED'] ?? '20261201';
if (wished !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wished) });
