import type { PageError } from '../../src-shared/page-error.ts';
import type { Log } from './log.ts';

const windowMs = 10 * 60_000;
const most = 20;

/**
 * Logs errors of the page, which can't write to the disk itself. A page that fails in every frame, or was
 * taken over, must not push everything else out of the log, so only some are logged in ten minutes.
 */
export function createPageErrorLog(log: Pick<Log, 'error' | 'info'>, now = Date.now) {
  let startMs = -Infinity;
  let logged = 0;
  return (error: PageError): void => {
    if (now() - startMs >= windowMs) {
      startMs = now();
      logged = 0;
    }
    logged += 1;
    if (logged > most) return;
    log.error(error.stack === '' ? error.message : error.stack, `page, ${error.caughtBy}`);
    if (logged === most) log.info('further errors of the page are not logged for ten minutes');
  };
}
