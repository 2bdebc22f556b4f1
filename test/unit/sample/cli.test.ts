import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';

/** Starts the server as `npm run retell` does and reads its line of output. */
async function launch(...flags: string[]) {
  const child = spawn(process.execPath, ['src-sample/cli.ts', '--port', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  await once(reader, 'line');
  return { child, lines, address: JSON.parse(lines[0]!) as { url: string; apiKey: string } };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'says where it listens in one line, and stops at %s',
  async (signal) => {
    const { child, lines, address } = await launch('--calls', '100', '--seed', '3');
    const response = await fetch(`${address.url}/v3/list-calls`, {
      method: 'POST',
      body: '{"limit":2}',
      headers: { authorization: `Bearer ${address.apiKey}` },
    });
    expect((await response.json()).items).toHaveLength(2);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(lines).toHaveLength(1);
  },
  20_000,
);

test('reads its faults from a file, and its version and times from flags', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'sample-faults-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'faults.json');
  await writeFile(
    file,
    JSON.stringify([
      { match: { path: '/get-concurrency', nth: 1 }, fault: { kind: 'answer', status: 503 } },
    ]),
  );
  const { address } = await launch(
    '--calls',
    '100',
    '--faults',
    file,
    '--api',
    'v2',
    '--gone',
    '--retention',
    '40@0',
  );
  const headers = { authorization: `Bearer ${address.apiKey}` };
  expect((await fetch(`${address.url}/get-concurrency`, { headers })).status).toBe(503);
  expect((await fetch(`${address.url}/get-concurrency`, { headers })).status).toBe(200);
  expect((await fetch(`${address.url}/v3/list-calls`, { method: 'POST', headers })).status).toBe(
    410,
  );
  const v2 = await fetch(`${address.url}/v2/list-calls`, {
    method: 'POST',
    headers,
    body: '{"limit":1000}',
  });
  expect(await v2.json()).toHaveLength(60);
}, 20_000);
