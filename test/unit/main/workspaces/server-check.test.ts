import { expect, test } from 'vitest';
import {
  checkBaseUrl,
  defaultBaseUrl,
  isTrustedServer,
} from '../../../../src-main/retell/http/base-url.ts';
import { createServerCheck } from '../../../../src-main/workspaces/server-check.ts';

function checkWith(answer: boolean) {
  const confirmed: string[] = [];
  const check = createServerCheck({
    known: {
      atUrl: (url) =>
        url === 'https://retell.acme.example'
          ? [{ id: 'retell-1', name: 'Acme', kind: 'retell' }]
          : [],
    },
    checkAddress: (typed) => checkBaseUrl(typed ?? defaultBaseUrl),
    isTrusted: isTrustedServer,
    confirm: (url) => {
      confirmed.push(url);
      return Promise.resolve(answer);
    },
  });
  return { confirmed, check };
}

test.for([
  undefined,
  'https://api.retellai.com/',
  'http://127.0.0.1:4000',
  'https://retell.acme.example',
])('nobody has to confirm %s', async (typed) => {
  const { confirmed, check } = checkWith(false);
  expect(await check(typed)).toEqual({ ok: true, value: true });
  expect(confirmed).toEqual([]);
});

test.for([
  'https://evil.example/what-the-caller-said',
  'https://api.retellai.com.evil.example',
  'https://api.retellai.com/data',
  'https://api.retellai.com:444',
])('no request goes to %s without a yes', async (typed) => {
  const { confirmed, check } = checkWith(false);
  expect(await check(typed)).toMatchObject({ error: { kind: 'cancelled' } });
  expect(confirmed).toEqual([typed]);
  expect(await checkWith(true).check(typed)).toEqual({ ok: true, value: true });
});

test('an address that can’t be used is refused before anybody has to confirm it', async () => {
  const { confirmed, check } = checkWith(true);
  expect(await check('http://retell.acme.example')).toMatchObject({ error: { kind: 'bad-url' } });
  expect(confirmed).toEqual([]);
});
