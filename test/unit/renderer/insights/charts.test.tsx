import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { toCsv } from '../../../../src-renderer/ui/chart/chart-file.ts';
import { IntervalChart } from '../../../../src-renderer/ui/chart/interval-chart.tsx';
import { TrendChart } from '../../../../src-renderer/ui/chart/trend-chart.tsx';
import {
  formatInterval,
  formatValue,
} from '../../../../src-renderer/features/insights/figure-text.ts';
import { periodOf, withPeriod } from '../../../../src-renderer/features/insights/period-filter.ts';

const estimate = (value: number) => ({
  value,
  interval: { low: value - 5, high: value + 5 },
  n: 20,
});

describe('a chart', () => {
  test('is one stop of Tab, and its points open their calls from the keyboard', async () => {
    const onOpen = vi.fn<(index: number) => void>();
    const data = ['Ann', 'Ben', 'Cem'].map((name, index) => ({
      key: name,
      name,
      estimate: estimate(70 + index),
      value: String(70 + index),
      label: `${name}: ${70 + index}`,
    }));
    render(
      <IntervalChart
        label="Scores"
        width={600}
        data={data}
        range={[0, 100]}
        format={String}
        onOpen={onOpen}
      />,
    );
    const user = userEvent.setup();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ann: 70' }));
    await user.keyboard('{ArrowDown}{Enter}{End}{Enter}{Home} ');
    expect(onOpen.mock.calls).toEqual([[1], [2], [0]]);
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });

  test('leaves a gap where a period has no values', () => {
    const onOpen = vi.fn<(index: number) => void>();
    const data = [1, undefined, 3, 4].map((value, index) => ({
      startMs: index * 86_400_000,
      estimate: value === undefined ? undefined : estimate(value * 20),
      label: `Day ${index}`,
    }));
    const { container } = render(
      <TrendChart
        label="Score"
        width={600}
        data={data}
        range={[0, 100]}
        format={String}
        formatTime={String}
        onOpen={onOpen}
      />,
    );
    expect(container.querySelectorAll('.chart-line')).toHaveLength(2);
    screen
      .getByRole('button', { name: 'Day 3' })
      .dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(onOpen).toHaveBeenCalledWith(3);
  });
});

test('figures of a chart are read back from their CSV, and none of them is a formula', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('=1+1', '+cmd', '@x', '-a', 'a,b', '"', 'a\r\nb', '-1.5'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const read: string[][] = parse(toCsv(rows), { bom: true });
      expect(read).toHaveLength(rows.length);
      for (const [index, row] of rows.entries()) {
        for (const [column, text] of row.entries()) {
          const stored = read[index]?.[column] ?? '';
          expect([text, `'${text}`]).toContain(stored);
          expect(stored).not.toMatch(/^[=+@\t\r]|^-(?![\d.])/u);
        }
      }
    }),
  );
});

test('an interval below zero is written so that no dash is taken for a sign', () => {
  expect(formatInterval({ low: -5.2, high: -0.5 }, 'points')).toBe('−5.2 to −0.5');
  expect(formatInterval({ low: 0.781, high: 0.862 }, 'share')).toBe('78.1–86.2%');
  expect(formatInterval({ low: -Infinity, high: Infinity }, 'points')).toBe('no interval');
  expect(formatValue(850, 'ms')).toBe('850 ms');
});

test('the period of the filter bar is a filter on the start, and is read back', () => {
  const now = Date.parse('2026-11-30T12:00:00');
  const filter = {
    kind: 'call',
    call: { in_voicemail: { type: 'boolean', op: 'eq', value: false } },
  } as const;
  for (const choice of ['any', '7', '30', '90'] as const) {
    const changed = withPeriod(filter, choice, now);
    expect(periodOf(changed, now)).toBe(choice);
    expect(changed.call.in_voicemail).toEqual(filter.call.in_voicemail);
  }
  const other = {
    ...filter,
    call: { start_timestamp: { type: 'number', op: 'lt', value: 5 } },
  } as const;
  expect(periodOf(other, now)).toBe('other');
});
