import { isNearLimit } from '../../../src-shared/concurrency-limit.ts';
import type { Concurrency } from '../../../src-shared/workspace.ts';
import { formatCount } from '../../lib/format.ts';

/** Calls going on now, of those the account may hold at once: "Concurrency 10/100". */
export function ConcurrencyFigure(concurrency: Concurrency) {
  const { current, limit } = concurrency;
  if (current === undefined && limit === undefined) return undefined;
  const isNear = isNearLimit(concurrency);
  const text = `${concurrencyText(concurrency)}${isNear ? '; near the limit' : ''}`;
  return (
    <span className="header-concurrency figure" data-near={isNear || undefined} title={text}>
      <span className="unseen">{text}</span>
      <span aria-hidden="true">
        <span className="header-dim">Concurrency </span>
        {isNear ? '▲ ' : ''}
        {current === undefined ? '–' : formatCount(current)}
        {limit === undefined ? '' : `/${formatCount(limit)}`}
      </span>
    </span>
  );
}

function concurrencyText({ current, limit }: Concurrency): string {
  const now =
    current === undefined ? 'Calls going on now: unknown' : `${formatCount(current)} calls now`;
  return limit === undefined ? now : `${now}, of ${formatCount(limit)} that may go on at once`;
}
