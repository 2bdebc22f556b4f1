import { randomBytes } from 'node:crypto';
import path from 'node:path';
import electronLog from 'electron-log/node';

export interface Log {
  /** Logs an unexpected error and returns the reference that the reviewer is shown. */
  error(error: unknown, where: string): string;
  info(text: string): void;
}

/**
 * A log in the data folder, at most 2 MB and one older file. It never holds an API key, the URL of a
 * recording or what was said in a call.
 */
export function openLog(folder: string): Log {
  const log = electronLog.create({ logId: 'earmark' });
  log.transports.console.level = false;
  log.transports.file.resolvePathFn = () => path.join(folder, 'earmark.log');
  log.transports.file.maxSize = 2 * 1024 * 1024;
  return {
    error(error, where) {
      const ref = `E-${randomBytes(3).toString('hex')}`;
      log.error(ref, where, error instanceof Error ? (error.stack ?? error.message) : error);
      return ref;
    },
    info(text) {
      log.info(text);
    },
  };
}
