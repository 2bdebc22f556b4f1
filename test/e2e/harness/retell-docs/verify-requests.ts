import type { RowCoverage } from './documented-rows.ts';
import type { RecordedRequest, ScriptedRetell } from './scripted-retell.ts';

const parameters = 'What is asked of a list';

/** Verifies which endpoints of one version were used, and with what. */
export function verifyRequests(
  retell: ScriptedRetell,
  seen: RowCoverage,
  version: 'v3' | 'v2' | 'v1',
): void {
  const requested = retell.requests();
  const says = (heading: string, field: string, isTrue: boolean): void => {
    seen.add({ heading, field }, version, isTrue ? undefined : 'is not so');
  };
  const list = { v3: '/v3/list-calls', v2: '/v2/list-calls', v1: '/list-calls' }[version];
  const method = version === 'v1' ? 'GET' : 'POST';
  const lists = requested.filter(({ path }) => path === list);
  const everyList = requested.filter(({ path }) => path.includes('list-c'));
  const used = (wanted: string, path: string) => (one: RecordedRequest) =>
    one.method === wanted && one.path.startsWith(path) && one.hasKey;
  says('Endpoints', `${method} ${list}`, requested.some(used(method, list)));
  const whole = version === 'v1' ? '/get-call/' : '/v2/get-call/';
  says('Endpoints', `GET ${whole}{call_id}`, requested.some(used('GET', whole)));
  says('Endpoints', 'GET /get-concurrency', requested.some(used('GET', '/get-concurrency')));
  if (version === 'v3') {
    says('Endpoints', 'POST /v3/list-chats', requested.some(used('POST', '/v3/list-chats')));
    says('Endpoints', 'GET /get-chat/{chat_id}', requested.some(used('GET', '/get-chat/')));
    says(
      parameters,
      'filter_criteria',
      lists.some((one) => 'filter_criteria' in one.body),
    );
  }
  const reported = everyList.map(({ body, query }): Readonly<Record<string, unknown>> => ({
    ...query,
    ...body,
  }));
  says(
    parameters,
    'sort_order',
    reported.every((one) => one['sort_order'] === 'descending'),
  );
  says(parameters, 'skip', reported.length > 2 && reported.every((one) => !('skip' in one)));
  const sizes = reported.map((one) => Number(one['limit']));
  says(parameters, 'limit', sizes.includes(1) && sizes.some((size) => size >= 100));
  const cursor = version === 'v1' ? /^call_/u : /^cursor_told$/u;
  const followed = reported.some(
    ({ pagination_key: key }) => typeof key === 'string' && cursor.test(key),
  );
  says(parameters, 'pagination_key', followed);
  says('A page of a list', 'pagination_key', followed);
  // The file server must not receive the API key.
  const files = requested.filter(({ path }) => path.startsWith('/files/'));
  says(
    'Endpoints',
    `GET ${whole}{call_id}`,
    files.every(({ hasKey }) => !hasKey),
  );
}
