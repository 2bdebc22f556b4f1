import { describe, expect, it } from 'vitest';
import {
  parseAmount,
  toAmountDraft,
} from '../../../../../src-renderer/features/queue/filters/fields/amount-draft.ts';
import { filterFields } from '../../../../../src-renderer/features/queue/filters/fields/field-list.ts';
import { withValue } from '../../../../../src-renderer/features/queue/filters/fields/filter-field.ts';
import { describeFilter } from '../../../../../src-renderer/features/queue/filters/fields/describe-filter.ts';
import {
  toCustomFieldDraft,
  parseCustomField,
} from '../../../../../src-renderer/features/queue/filters/fields/custom-field-draft.ts';
import {
  activeFieldCount,
  noSentiment,
  sentimentsOf,
  withOwnField,
  withSentiments,
  isSame,
} from '../../../../../src-renderer/features/queue/filters/fields/edit-filter.ts';
import { sentimentChoices } from '../../../../../src-renderer/features/queue/filters/fields/list-choices.ts';
import { emptyFilter } from '../../../../../src-renderer/features/queue/store.ts';
import {
  endOfDay,
  momentText,
  startOfDay,
} from '../../../../../src-renderer/features/queue/filters/fields/moment.ts';
import {
  parseDuration,
  unitFormats,
} from '../../../../../src-renderer/features/queue/filters/fields/units.ts';
import { sortLabel } from '../../../../../src-renderer/features/queue/queue-text.ts';
import { CallFilter, QueueFilter } from '../../../../../src-shared/filter.ts';
import { createFakeQueue } from '../../../../fakes/fake-queue.ts';

describe('the filters of the queue', () => {
  it('select Retell’s “Unknown”, calls without a sentiment, or both', () => {
    const listed = (...value: string[]) => ({ user_sentiment: { type: 'enum', op: 'in', value } });
    const cases = [
      { chosen: ['Unknown'], filter: { kind: 'call', call: listed('Unknown') } },
      { chosen: [noSentiment], filter: { kind: 'call', call: {}, withoutSentiment: true } },
      {
        // Older saved queues have this form, from when Unknown meant both.
        chosen: ['Negative', 'Unknown', noSentiment],
        filter: { kind: 'call', call: listed('Negative', 'Unknown'), withoutSentiment: true },
      },
    ];
    for (const { chosen, filter } of cases) {
      expect(withSentiments(emptyFilter, chosen)).toEqual(filter);
      expect(sentimentsOf(filter as QueueFilter)).toEqual(chosen);
      expect(activeFieldCount(filter as QueueFilter)).toBe(1);
    }
  });

  it('offer every sentiment with its count, and distinguish values with equal labels', () => {
    const facets = {
      ...createFakeQueue(100).facets(),
      sentiments: [
        { value: 'Positive', calls: 60 },
        { value: 'Unknown', calls: 9 },
        { value: 'positive', calls: 1 },
      ],
    };
    expect(sentimentChoices(facets, emptyFilter)).toEqual([
      { value: 'Negative', label: 'Negative', note: '0' },
      { value: 'Neutral', label: 'Neutral', note: '0' },
      { value: 'Positive', label: 'Positive', note: '60' },
      { value: 'Unknown', label: 'Unknown', note: '9' },
      { value: 'positive', label: 'positive', note: '1' },
      { value: noSentiment, label: 'No sentiment', note: '30' },
    ]);
    const labels = (of: typeof facets | undefined) =>
      sentimentChoices(of, emptyFilter).map(({ label, note }) => `${label} ${note}`);
    expect(labels(undefined)).toEqual([
      'Negative undefined',
      'Neutral undefined',
      'Positive undefined',
      'Unknown undefined',
      'No sentiment undefined',
    ]);
  });

  it('leave no trace once nothing is selected', () => {
    const narrowed = [
      withSentiments(emptyFilter, [noSentiment]),
      withOwnField(emptyFilter, 'outcome', ['successful']),
      withOwnField(emptyFilter, 'flagged', true),
      withOwnField(emptyFilter, 'search', 'refund'),
    ];
    const widened = [
      withSentiments(narrowed[0]!, []),
      withOwnField(narrowed[1]!, 'outcome', []),
      withOwnField(narrowed[2]!, 'flagged', undefined),
      withOwnField(narrowed[3]!, 'search', ''),
    ];
    expect(narrowed.map(activeFieldCount)).toEqual([1, 1, 1, 1]);
    for (const filter of widened) expect(filter).toEqual(emptyFilter);
  });

  it('cover every field of Retell’s filter', () => {
    const own = ['user_sentiment'];
    const missing = Object.keys(CallFilter.shape).filter(
      (name) => !own.includes(name) && !filterFields.some(({ id }) => id === name),
    );
    expect(missing).toEqual([]);
  });

  it('parse durations as people type them', () => {
    expect(['4:12', '1:02:03', '2', '1.5', ' 0:30 '].map(parseDuration)).toEqual([
      252_000, 3_723_000, 120_000, 90_000, 30_000,
    ]);
    expect(['4:72', 'long', '-3', ''].map(parseDuration)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('take a day from its first to its last millisecond', () => {
    const start = startOfDay('2026-11-21')!;
    expect(new Date(start).getHours()).toBe(0);
    expect(endOfDay('2026-11-21')! - start).toBe(24 * 3_600_000 - 1);
    expect(startOfDay('yesterday')).toBeUndefined();
  });

  it('parse money, latencies and numbers as people type them', () => {
    expect(['$0.12', '0.29', '12 ¢', '12c', '$1 c', 'much'].map(unitFormats.money.parse)).toEqual([
      12,
      29,
      12,
      12,
      undefined,
      undefined,
    ]);
    expect(['850 ms', '850', '1.2 s', 'soon'].map(unitFormats.latency.parse)).toEqual([
      850,
      850,
      1200,
      undefined,
    ]);
    expect(['-3', '1.5e3', '0x10', ''].map(unitFormats.number.parse)).toEqual([
      -3,
      1500,
      undefined,
      undefined,
    ]);
  });

  it('format every number so that it parses to itself', () => {
    for (const value of [0, 1, 29, 850, 1200, 1234, 61_001, 90_000, 3_723_456]) {
      for (const { parse: read, format: write } of Object.values(unitFormats))
        expect(read(write(value))).toBe(value);
    }
  });

  it('mean the whole day when no time is given', () => {
    const start = startOfDay('2026-11-21')!;
    const end = endOfDay('2026-11-21')!;
    const amount = (op: 'eq' | 'ge' | 'gt' | 'le' | 'lt' | 'ne', first = '2026-11-21') =>
      parseAmount('moment', { op, first, second: '' });
    expect(amount('ge')).toEqual({ type: 'number', op: 'ge', value: start });
    expect(amount('gt')).toEqual({ type: 'number', op: 'gt', value: end });
    expect(amount('le')).toEqual({ type: 'number', op: 'le', value: end });
    expect(amount('eq')).toEqual({ type: 'range', op: 'bt', value: [start, end] });
    expect(amount('ne')).toBeUndefined();
    expect(amount('ne', '2026-11-21 9:05:01.5')).toEqual({
      type: 'number',
      op: 'ne',
      value: start + (9 * 60 + 5) * 60_000 + 1500,
    });
    expect(momentText(start + (9 * 60 + 5) * 60_000 + 1500)).toBe('2026-11-21 09:05:01.500');
    for (const op of ['ge', 'gt', 'le', 'lt', 'eq'] as const) {
      expect(toAmountDraft('moment', amount(op))).toMatchObject({
        op,
        first: '2026-11-21',
        second: '',
      });
    }
  });

  it('compare a field by text, number, yes or no, list and presence', () => {
    const filters = [
      { key: 'tier', type: 'string', op: 'sw', value: 'go' },
      { key: 'tier', type: 'enum', op: 'in', value: ['gold', 'silver, old'] },
      { key: 'csat', type: 'number', op: 'ge', value: 4 },
      { key: 'csat', type: 'range', op: 'bt', value: [2, 3] },
      { key: 'vip', type: 'boolean', op: 'eq', value: false },
      { key: 'vip', type: 'present', op: 'np' },
    ] as const;
    for (const filter of filters) {
      const written = filter.type === 'enum' ? { ...filter, value: [...filter.value] } : filter;
      expect(parseCustomField(toCustomFieldDraft(written as never, ''))).toEqual(filter);
    }
    expect(parseCustomField(toCustomFieldDraft(undefined, ''))).toBeUndefined();
  });

  it('are described in short phrases', () => {
    const filter = QueueFilter.parse({
      kind: 'call',
      call: {
        agent: [{ agent_id: 'agent_0', version: [3, 5] }, { agent_id: 'agent_1' }],
        call_id: { type: 'string', op: 'co', value: 'abc' },
        direction: { type: 'enum', op: 'in', value: ['inbound'] },
        in_voicemail: { type: 'boolean', op: 'eq', value: false },
        duration_ms: { type: 'number', op: 'gt', value: 120_000 },
        combined_cost: { type: 'range', op: 'bt', value: [5, 12.5] },
        tool_calls: [
          { name: 'book_slot', success: { type: 'boolean', op: 'eq', value: false } },
          { name: 'pay', latency_ms: { type: 'number', op: 'ge', value: 1500 } },
        ],
        metadata: [{ key: 'tier', type: 'present', op: 'np' }],
        dynamic_variables: [{ key: 'region', type: 'string', op: 'ne', value: '' }],
        start_timestamp: {
          type: 'range',
          op: 'bt',
          value: [startOfDay('2026-11-21')!, endOfDay('2026-11-21')!],
        },
      },
      states: ['new'],
      tags: ['tone'],
      flagged: true,
    });
    const tags = [{ id: 'tone', name: 'Tone' }];
    const context = { facets: createFakeQueue(10).facets(), tags, criteria: [] };
    const descriptions = filterFields.flatMap((field) =>
      field.read(filter).map((value) => describeFilter(field as never, value as never, context)),
    );
    expect(descriptions).toEqual([
      'Agent Ava Booking v3, v5 or Refund line',
      'Start time on 2026-11-21',
      'Duration over 2:00',
      'Tool book_slot failed',
      'Tool pay took at least 1.5 s',
      'Review status Not reviewed',
      'Tags Tone',
      'Flagged for second review',
      'Direction Inbound',
      'Not in voicemail',
      'Call ID contains abc',
      'Combined cost $0.05 to $0.125',
      'Metadata tier is not present',
      'Dynamic variable region is not “”',
    ]);
    // Each can be removed again, whatever else is set.
    const empty = filterFields.reduce(
      (rest, field) =>
        field.read(rest).reduce((less) => withValue(field as never, less, 0, undefined), rest),
      filter,
    );
    expect(empty).toEqual(emptyFilter);
  });

  it('are equal whatever the order they were set in', () => {
    expect(isSame({ a: 1, b: { c: [1, 2], d: 2 } }, { b: { d: 2, c: [1, 2] }, a: 1 })).toBe(true);
    expect(isSame({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  });

  it('name a sort as the menu does', () => {
    expect(sortLabel({ by: 'score', order: 'ascending' })).toBe('Lowest score first');
    expect(sortLabel({ by: 'cost', order: 'ascending' })).toBe('cost, ascending');
  });
});
