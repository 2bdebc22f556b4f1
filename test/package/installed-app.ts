import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';

/** The program as the package installs it. */
export const program = '/usr/lib/earmark/earmark';

/** An ordinary user with an empty home. */
export interface User {
  readonly name: string;
  readonly home: string;
}

export function createUser(name: string): User {
  const home = mkdtempSync(path.join(tmpdir(), 'earmark-home-'));
  execFileSync('useradd', ['--no-create-home', '--home-dir', home, '--shell', '/bin/sh', name]);
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  chownSync(home, id('-u'), id('-g'));
  return { name, home };
}

export interface Started {
  readonly process: ChildProcess;
  /** What was written to the standard error so far. */
  readonly errors: () => string;
  /** The exit code, once it ended. */
  readonly ended: Promise<number>;
  /** Ends it as the system does at logout, and waits. */
  stop(): Promise<void>;
}

/** Starts the installed app as that user, as a desktop would: with a message bus of its own. */
export function startAs(
  { name, home }: User,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Started {
  const variables = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: home,
    DISPLAY: process.env['DISPLAY'] ?? '',
    LANG: 'C.UTF-8',
    NO_AT_BRIDGE: '1',
    ...env,
  };
  const assignments = Object.entries(variables).map(([key, value]) => `${key}=${value}`);
  const command = ['env', '-i', ...assignments, 'dbus-run-session', '--', 'earmark', ...args];
  const child = spawn('runuser', ['-u', name, '--', ...command], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 128));
  return {
    process: child,
    errors: () => text,
    ended,
    async stop() {
      for (const pid of processesOf(name)) {
        if (!commandOf(pid).includes('--type=')) kill(pid);
      }
      await Promise.race([ended, wait(20_000)]);
    },
  };
}

export interface ExportEnd {
  readonly code: number | null;
  readonly errors: string;
}

/** Runs `earmark export` as cron does for that user: no display, no message bus, only a home. */
export function exportAs({ name, home }: User, args: readonly string[]): ExportEnd {
  const command = ['env', '-i', `HOME=${home}`, '/usr/bin/earmark', 'export', ...args];
  const ended = spawnSync('runuser', ['-u', name, '--', ...command], {
    cwd: home,
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { code: ended.status, errors: ended.stderr };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It ended in the meantime.
  }
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

export const commandOf = (pid: number): string =>
  read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
export const statusOf = (pid: number): string => read(`/proc/${pid}/status`);

/** The processes of the app that belong to the user. */
export function processesOf(user: string): readonly number[] {
  const uid = execFileSync('id', ['-u', user], { encoding: 'utf8' }).trim();
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => commandOf(pid).startsWith(program))
    .filter((pid) => new RegExp(`^Uid:\\s+${uid}\\b`, 'mu').test(statusOf(pid)));
}

/** Whether something listens at a port of this computer. */
export const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** Runs a query on a database, with the SQLite of the Electron that the tests run on. */
export function query(file: string, sql: string): readonly unknown[] {
  const code = `const { DatabaseSync } = require('node:sqlite');
    const db = new DatabaseSync(process.argv[1], { readOnly: true });
    console.log(JSON.stringify(db.prepare(process.argv[2]).all()));`;
  const electron = process.env['EARMARK_ELECTRON'] ?? '';
  const output = execFileSync(electron, ['-e', code, file, sql], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  const rows: unknown = JSON.parse(output);
  return Array.isArray(rows) ? rows : [];
}
