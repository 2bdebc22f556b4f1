import type { PageError } from '../../src-shared/page-error.ts';
import type { AppBridge } from './bridge.ts';

export type ReportError = (error: unknown, caughtBy: PageError['caughtBy']) => void;

const textOf = (error: unknown): Pick<PageError, 'message' | 'stack'> =>
  error instanceof Error
    ? { message: error.message.slice(0, 500), stack: (error.stack ?? '').slice(0, 4000) }
    : { message: String(error).slice(0, 500), stack: '' };

/** Sends errors to main's log. Without main there is nowhere to put them, so a failure is ignored. */
export const createErrorReport =
  (bridge: Pick<AppBridge, 'request'>): ReportError =>
  (error, caughtBy) => {
    bridge.request('page:error', { ...textOf(error), caughtBy }).catch(() => undefined);
  };

/** Reports what nothing else caught. */
export function reportUncaughtErrors(target: EventTarget, report: ReportError): void {
  target.addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) report(event.error ?? event.message, 'window');
  });
  target.addEventListener('unhandledrejection', (event) => {
    if ('reason' in event) report(event.reason, 'promise');
  });
}
