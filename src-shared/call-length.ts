import type { Call } from './call.ts';

/**
 * How long a call lasted as far as Retell says, undefined where it does not. A transferred call goes on
 * after `durationMs`, which ends when the agent leaves, so the end of the transfer counts as well.
 */
export function callLengthMs({
  durationMs,
  startMs,
  transferEndMs,
}: Pick<Call, 'durationMs' | 'startMs' | 'transferEndMs'>): number | undefined {
  const withTransferMs =
    startMs === undefined || transferEndMs === undefined ? undefined : transferEndMs - startMs;
  const lengths = [durationMs, withTransferMs].filter(
    (ms): ms is number => ms !== undefined && Number.isFinite(ms) && ms > 0,
  );
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}
