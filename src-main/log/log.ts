import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import electronLog from 'electron-log/node';
import { redactForLog } from './redact.ts';

export interface Log {
  /** Logs an unexpected error and returns the reference that the reviewer is shown. */
  error(error: unknown, where: string): string;
  info(text: string): void;
  /** The newest lines, oldest first. */
  newestLines(count: number): Promise<readonly string[]>;
}

/** Logs what nothing else caught in the main process. */
export function logUncaughtErrors(log: Log): void {
  process.on('uncaughtException', (error) => log.error(error, 'main'));
  process.on('unhandledRejection', (error) => log.error(error, 'main'));
}

const megabyte = 1024 * 1024;

/**
 * A log in the data folder, at most 2 MB and one older file. Messages are redacted: it never holds an API
 * key, the URL of a recording or what was said in a call.
 */
export function openLog(folder: string, maxBytes = 2 * megabyte): Log {
  const log = electronLog.create({ logId: 'earmark' });
  const file = path.join(folder, 'earmark.log');
  log.transports.console.level = false;
  log.transports.file.resolvePathFn = () => file;
  log.transports.file.maxSize = maxBytes;
  const redacted = (text: string): string => redactForLog(text, os.homedir());
  return {
    error(error, where) {
      const ref = `E-${randomBytes(3).toString('hex')}`;
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      log.error(ref, where, redacted(text));
      return ref;
    },
    info(text) {
      log.info(redacted(text));
    },
    async newestLines(count) {
      const text = await readFile(file, 'utf8').catch(() => '');
      return text.trimEnd().split('\n').slice(-count);
    },
  };
}
