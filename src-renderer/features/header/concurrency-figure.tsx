import { isNearLimit } from '../../../src-shared/concurrency-limit.ts';
import type { Concurrency } from '../../../src-shared/workspace.ts';
import { formatCount } from '../../lib/format.ts';
import { concurrencyText, headerText } from './header-text.ts';

/** The account's active calls and their limit: “Concurrency 10/100”. */
export function ConcurrencyFigure(concurrency: Concurrency) {
  const { current, limit } = concurrency;
  if (current === undefined && limit === undefined) return undefined;
  const isNear = isNearLimit(concurrency);
  const text = concurrencyText(concurrency, isNear);
  return (
    <span className="header-concurrency figure" data-near={isNear || undefined} title={text}>
      <span className="unseen">{text}</span>
      <span aria-hidden="true">
        <span className="header-dim">{headerText.concurrency} </span>
        {isNear ? '▲ ' : ''}
        {current === undefined ? '–' : formatCount(current)}
        {limit === undefined ? '' : `/${formatCount(limit)}`}
      </span>
    </span>
  );
}
