import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const destination = 'org.freedesktop.secrets';
const objectPath = '/org/freedesktop/secrets';
const method = 'org.freedesktop.Secret.Service.SearchItems';
const timeoutMs = 3000;

/**
 * Whether the Secret Service of Linux has an item but keeps it locked. keytar reports such an item like
 * one that does not exist. Both programs are parts of a desktop; without either of them the answer is no.
 */
export async function isItemLocked(service: string, account: string): Promise<boolean> {
  const attributes = `{'service': '${service}', 'account': '${account}'}`;
  const programs: readonly (readonly [string, readonly string[]])[] = [
    ['gdbus', ['call', '-e', '-d', destination, '-o', objectPath, '-m', method, attributes]],
    [
      'dbus-send',
      [
        '--session',
        '--print-reply',
        `--dest=${destination}`,
        objectPath,
        method,
        `dict:string:string:service,${service},account,${account}`,
      ],
    ],
  ];
  for (const [program, args] of programs) {
    try {
      const { stdout } = await run(program, args, { timeout: timeoutMs });
      return hasLockedItem(stdout);
    } catch {
      // The program is missing, or there is no Secret Service, which keytar itself reports.
    }
  }
  return false;
}

/** The response has two lists of object paths: unlocked items, then locked ones. */
export function hasLockedItem(response: string): boolean {
  const locked = response.split('[').at(-1) ?? '';
  return locked.includes('/org/freedesktop/secrets/');
}
