import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { electronArguments, electronPath } from './launch.ts';

export interface EndedExport {
  readonly code: number | null;
  /** Without what Chromium itself complains about where there is no desktop. */
  readonly messages: string;
}

interface ExportPlace {
  readonly home: string;
  readonly userData: string;
  /** Where it runs. */
  readonly folder: string;
}

/** Runs `earmark export` of the built app as cron does: no display, no desktop, next to no environment. */
export async function runExport(
  { home, userData, folder }: ExportPlace,
  args: readonly string[],
): Promise<EndedExport> {
  const child = spawn(electronPath(), [...electronArguments(userData), 'export', ...args], {
    env: { HOME: home, PATH: process.env['PATH'] ?? '' },
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let messages = '';
  child.stderr.on('data', (data: Buffer) => {
    messages += data.toString();
  });
  await once(child, 'close');
  const own = messages.split('\n').filter((line) => !/^\[\d+:|^ERR: /u.test(line));
  return { code: child.exitCode, messages: own.join('\n').trim() };
}
