import { expect, test } from 'vitest';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import { startSample, type SampleRetell } from '../../../../src-sample/server.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import { parseInProcess } from '../../../fakes/held-records.ts';

/** The most requests for calls that were on their way at the same moment. */
function mostAtOnce(sample: SampleRetell): number {
  const requested = sample.log().filter(({ path }) => path.includes('/get-call/'));
  const during = (moment: number): number =>
    requested.filter(({ atMs, endMs }) => atMs <= moment && moment < endMs).length;
  return Math.max(...requested.map(({ atMs }) => during(atMs)));
}

test('near the account’s limit, and only then, requests are sent one by one, the opened call first', async () => {
  const sample = await startSample({ calls: 20 });
  sample.setFaults([{ match: { path: '/v2/get-call/*' }, fault: { kind: 'right', delayMs: 60 } }]);
  const api = createRetellApi({ read: parseInProcess, baseUrl: sample.url, apiKey: sample.apiKey });
  if (!api.ok) throw new Error(api.error.kind);
  const page = await api.value.listCalls({ order: 'descending', limit: 8 });
  if (!page.ok) throw new Error(page.error.kind);
  const ids: readonly CallId[] = page.value.rows.map((row) => row.id);
  const last = ids.at(-1) ?? ('' as CallId);
  const fetchAll = (): Promise<unknown> =>
    Promise.all(
      ids.map((id) => api.value.getCall(id, { priority: id === last ? 'opened' : 'hydrate' })),
    );

  sample.setConcurrency({ current_concurrency: 90, concurrency_limit: 100 });
  await api.value.concurrency();
  sample.clearLog();
  await fetchAll();
  expect(mostAtOnce(sample)).toBe(1);
  const order = sample.log().map(({ path }) => decodeURIComponent(path.split('/').at(-1) ?? ''));
  // One was on its way already when the reviewer's call was requested for.
  expect(order.indexOf(last)).toBeLessThanOrEqual(1);

  sample.setConcurrency({ current_concurrency: 10 });
  await api.value.concurrency();
  sample.clearLog();
  await fetchAll();
  expect(mostAtOnce(sample)).toBeGreaterThan(2);
  await sample.close();
});
