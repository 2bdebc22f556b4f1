import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { electronArguments, electronPath, newHome } from './harness/launch.ts';
import { expect, test } from './harness/test.ts';

/** `npm run soak` opens more. */
const opens = Number(process.env['EARMARK_OPENS'] ?? 50);
const isLong = opens >= 200;
const reportEvery = isLong ? 50 : 25;
/** The goal; within a few opens, memory that the page has not given back yet counts as growth. */
const limit = isLong ? 1.1 : 1.25;

interface Memory {
  readonly opened: number;
  readonly page: number;
  readonly pageHeap: number;
  readonly main: number;
  readonly library: number;
}

/** Opens calls in an app that nobody debugs, and returns its memory after every few of them. */
async function openCalls(): Promise<readonly Memory[]> {
  const home = await newHome();
  const driver = path.join(import.meta.dirname, 'harness/open-calls-driver.ts');
  const app = spawn(
    electronPath(),
    ['--require', driver, ...electronArguments(path.join(home, 'data'))],
    {
      env: {
        ...process.env,
        HOME: home,
        EARMARK_SAMPLE_PAST: 'off',
        EARMARK_OPENS: String(opens),
        EARMARK_REPORT_EVERY: String(reportEvery),
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  let printed = '';
  app.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  const [code]: unknown[] = await once(app, 'exit');
  expect(code, printed).toBe(0);
  return printed
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Memory);
}

test('the memory of the page does not grow with the calls that are opened', async () => {
  test.skip(process.platform !== 'linux', 'The memory of a process is read from /proc');
  test.setTimeout(180_000 + opens * 3000);
  const memory = await openCalls();
  const [first, last] = [memory[0], memory.at(-1)];
  if (first === undefined || last === undefined) throw new Error('nothing was measured');
  const shown = memory.filter((_, index) => index % Math.ceil(memory.length / 10) === 0);
  for (const one of [...shown, last]) process.stdout.write(`${JSON.stringify(one)}\n`);
  expect(last.page / first.page, 'growth of the page').toBeLessThanOrEqual(limit);
});
