import { expect, test } from 'vitest';
import type { CallId } from '../../../../src-shared/call.ts';
import { err } from '../../../../src-shared/result.ts';
import type { Library } from '../../../../src-main/library/port.ts';
import { createDashboard } from '../../../../src-main/window/dashboard.ts';

const known = 'call_1' as CallId;

/** A library with one call. Only the request that the dashboard sends is answered. */
const library: Pick<Library, 'request'> = {
  request: ((_channel: string, { id }: { id: CallId }) =>
    Promise.resolve(
      id === known ? { ok: true, value: {} } : err({ kind: 'unknown-call', callId: id }),
    )) as Library['request'],
};

test('only calls of the library are opened in the browser, and not without end', async () => {
  const opened: string[] = [];
  let nowMs = 0;
  const open = createDashboard({
    library,
    open: (url) => {
      opened.push(url);
      return Promise.resolve();
    },
    now: () => nowMs,
  });
  expect(await open('what the caller said' as CallId)).toMatchObject({
    error: { kind: 'unknown-call' },
  });
  for (let count = 0; count < 100; count += 1) await open(known);
  expect(opened).toEqual(['https://dashboard.retellai.com/call-history?history=call_1']);
  nowMs = 1000;
  await open(known);
  expect(opened).toHaveLength(2);
});
