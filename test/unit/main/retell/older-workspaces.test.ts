import { describe, expect, test } from 'vitest';
import type { RetellApi } from '../../../../src-main/retell/port.ts';
import { createRetellApi } from '../../../../src-main/retell/retell-api.ts';
import type { CallId } from '../../../../src-shared/call.ts';
import { parseInProcess } from '../../../fakes/held-records.ts';
import { json, startScripted, text, type Responder } from '../../../fakes/scripted-server.ts';

/** How an address responses for an endpoint that it does not have. */
const absences = [404, 405, 410, 501] as const;
const hasty = { deadlineMs: 2000, tries: 2, waitMs: 600, backgroundWaitMs: 600 };
/** More than a page of many rows may have. */
const long = 'a'.repeat(5 * 1024 * 1024);
const row = { call_id: 'call_1', call_status: 'ended', agent_id: 'agent_1' };

/** A server with these responses by path; whatever else is requested is not there. */
const router =
  (responses: Readonly<Record<string, Responder>>): Responder =>
  (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://server.invalid');
    (responses[pathname] ?? text('', 404))(request, response);
  };

const concurrency = json({ current_concurrency: 1, concurrency_limit: 20 });

async function withApi(
  responses: Readonly<Record<string, Responder>>,
  act: (api: RetellApi, requested: () => readonly string[]) => Promise<void>,
): Promise<void> {
  await using server = await startScripted(
    router({ '/get-concurrency': concurrency, ...responses }),
  );
  const { url, requests: heard } = server;
  const api = createRetellApi({
    baseUrl: url,
    apiKey: 'key_1',
    read: parseInProcess,
    retryPolicy: hasty,
  });
  if (!api.ok) throw new Error(api.error.kind);
  await act(api.value, () => heard.map(({ path }) => path.replace(/\?.*$/u, '')));
}

const absence = (status: number): Responder =>
  json({ status: 'error', message: 'no such way' }, status);

describe.each(absences)('An account that responds to the newest list with %i', (gone) => {
  test('is listed with v2', () =>
    withApi(
      {
        '/v3/list-calls': absence(gone),
        '/v2/list-calls': json([row]),
        '/v2/get-call/call_1': json(row),
      },
      async (api, requested) => {
        expect(await api.check()).toMatchObject({ ok: true, value: { api: 'v2' } });
        const page = await api.listCalls({ order: 'descending', limit: 50 });
        expect(page).toMatchObject({ ok: true, value: { rows: [{ id: 'call_1' }] } });
        expect((await api.getCall('call_1' as CallId)).ok).toBe(true);
        // Found out once, it is not requested for again. 501 may pass, so it is tried as often as the retry policy says.
        const tries = gone === 501 ? hasty.tries : 1;
        expect(requested().filter((path) => path === '/v3/list-calls').length).toBe(tries);
      },
    ));

  test.each(absences)('and to v2 with %i, is listed with v1', (alsoGone) =>
    withApi(
      {
        '/v3/list-calls': absence(gone),
        '/v2/list-calls': absence(alsoGone),
        '/v2/get-call/call_1': absence(alsoGone),
        '/list-calls': json([row]),
        '/get-call/call_1': json(row),
      },
      async (api, requested) => {
        expect(await api.check()).toMatchObject({ ok: true, value: { api: 'v1' } });
        const page = await api.listCalls({ order: 'descending', limit: 50 });
        expect(page).toMatchObject({ ok: true, value: { rows: [{ id: 'call_1' }] } });
        expect((await api.getCall('call_1' as CallId)).ok).toBe(true);
        const before = requested().length;
        expect((await api.getCall('call_1' as CallId)).ok).toBe(true);
        expect(requested().slice(before)).toEqual(['/get-call/call_1']);
      },
    ),
  );

  test('and to all older ones, too, is not accepted as Retell', () =>
    withApi(
      {
        '/v3/list-calls': absence(gone),
        '/v2/list-calls': absence(gone),
        '/list-calls': absence(gone),
      },
      async (api) => {
        expect(await api.check()).toMatchObject({ ok: false, error: { kind: 'not-retell' } });
      },
    ));
});

test.each([400, 401, 403, 429, 500])(
  'a %i says nothing about the version, so no older one is chosen',
  (status) =>
    withApi(
      { '/v3/list-calls': absence(status), '/v2/list-calls': json([row]) },
      async (api, requested) => {
        expect((await api.check()).ok).toBe(false);
        expect(requested()).not.toContain('/v2/list-calls');
        expect(api.version()).toBeUndefined();
      },
    ),
);

test('a page that is too large fails, unless it has few rows', () =>
  withApi(
    { '/v3/list-calls': absence(404), '/v2/list-calls': json([row, { ...row, transcript: long }]) },
    async (api) => {
      await api.check();
      const large = await api.listCalls({ order: 'descending', limit: 50 });
      expect(large).toMatchObject({ error: { kind: 'too-large' } });
      const small = await api.listCalls({ order: 'descending', limit: 5 });
      expect(small).toMatchObject({ value: { rows: { length: 2 } } });
    },
  ));

test('A v2 account whose pages are shorter than requested is listed completely', () =>
  withApi(
    {
      '/v3/list-calls': absence(404),
      '/v2/list-calls': json({ calls: [row], pagination_key: 'the_next_page' }),
    },
    async (api) => {
      const page = await api.listCalls({ order: 'descending', limit: 50 });
      expect(page).toMatchObject({ ok: true, value: { cursor: 'the_next_page' } });
    },
  ));
