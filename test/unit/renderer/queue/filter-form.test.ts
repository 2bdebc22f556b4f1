import { describe, expect, it } from 'vitest';
import {
  boundsOf,
  criteriaIn,
  enumOf,
  sentimentsOf,
  sortLabel,
  withAgents,
  withBounds,
  withEnum,
  withOwn,
  withSentiments,
} from '../../../../src-renderer/features/queue/filter-form.ts';
import { everyCall } from '../../../../src-renderer/features/queue/store.ts';
import {
  endOfDay,
  lengthFrom,
  startOfDay,
} from '../../../../src-renderer/features/queue/typed-bounds.ts';
import { QueueFilter } from '../../../../src-shared/filter.ts';

describe('the filters of the queue', () => {
  it('ask for sentiment in Retell’s own words, and for calls without any by Unknown', () => {
    const filter = withSentiments(everyCall, ['Negative', 'Unknown']);
    expect(filter).toEqual({
      kind: 'call',
      call: { user_sentiment: { type: 'enum', op: 'in', value: ['Negative', 'Unknown'] } },
      withoutSentiment: true,
    });
    expect(sentimentsOf(filter)).toEqual(['Negative', 'Unknown']);
  });

  it('are gone without a trace when nothing is chosen any more', () => {
    const narrowed = [
      withSentiments(everyCall, ['Unknown']),
      withOwn(everyCall, 'outcome', ['successful']),
      withOwn(everyCall, 'flagged', true),
      withOwn(everyCall, 'search', 'refund'),
    ];
    const widened = [
      withSentiments(narrowed[0]!, []),
      withOwn(narrowed[1]!, 'outcome', []),
      withOwn(narrowed[2]!, 'flagged', undefined),
      withOwn(narrowed[3]!, 'search', ''),
    ];
    expect(narrowed.map(criteriaIn)).toEqual([1, 1, 1, 1]);
    for (const filter of widened) expect(filter).toEqual(everyCall);
  });

  it('leave each other alone', () => {
    const filter = withEnum(
      withAgents(withOwn(everyCall, 'states', ['new']), ['agent_1']),
      'direction',
      ['inbound'],
    );
    expect(enumOf(filter, 'direction')).toEqual(['inbound']);
    expect(criteriaIn(filter)).toBe(3);
    expect(QueueFilter.safeParse(filter).success).toBe(true);
  });

  it('take a lowest value, a highest, or both', () => {
    for (const bounds of [{ from: 1000 }, { to: 9000 }, { from: 1000, to: 9000 }, {}]) {
      const filter = withBounds(everyCall, 'duration_ms', bounds);
      expect(boundsOf(filter, 'duration_ms')).toEqual(bounds);
      expect(QueueFilter.safeParse(filter).success).toBe(true);
    }
  });

  it('understand a length as people write it', () => {
    expect(['4:12', '1:02:03', '2', '1.5', ' 0:30 '].map(lengthFrom)).toEqual([
      252_000, 3_723_000, 120_000, 90_000, 30_000,
    ]);
    expect(['4:72', 'long', '-3', ''].map(lengthFrom)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('take a day from its first to its last moment', () => {
    const start = startOfDay('2026-11-21')!;
    expect(new Date(start).getHours()).toBe(0);
    expect(endOfDay('2026-11-21')! - start).toBe(24 * 3_600_000 - 1);
    expect(startOfDay('yesterday')).toBeUndefined();
  });

  it('call a sort by the words of the menu', () => {
    expect(sortLabel({ by: 'score', order: 'ascending' })).toBe('Lowest score first');
    expect(sortLabel({ by: 'cost', order: 'ascending' })).toBe('cost, ascending');
  });
});
