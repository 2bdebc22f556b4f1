import { expect, test } from 'vitest';
import { toColumns } from '../../../../src-renderer/features/details/values-chart.tsx';

test('every value has its bar for as long as there is room', () => {
  expect(toColumns([3, 1, 2], 120)).toEqual({
    columns: [3, 1, 2],
    perColumn: 1,
    min: 1,
    max: 3,
  });
});

test('where there is no room, the longest wait of each stretch stays in sight', () => {
  const values = Array.from({ length: 1000 }, (_, place) => (place === 777 ? 9000 : 100));
  const { columns, perColumn, max: most } = toColumns(values, 120);
  expect(columns.length).toBeLessThanOrEqual(120);
  expect(columns.filter((column) => column === 9000)).toHaveLength(1);
  expect([perColumn, most]).toEqual([9, 9000]);
});
