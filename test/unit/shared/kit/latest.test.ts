import { expect, it } from 'vitest';
import { createLatest } from '../../../../src-shared/kit/latest.ts';

it('only the request that began last is the newest, until all are outdated', () => {
  const requests = createLatest();
  const isFirstNewest = requests.begin();
  expect(isFirstNewest()).toBe(true);
  const isSecondNewest = requests.begin();
  expect([isFirstNewest(), isSecondNewest()]).toEqual([false, true]);
  requests.outdate();
  expect(isSecondNewest()).toBe(false);
});
