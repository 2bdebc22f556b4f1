import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFileUrl } from '../../../../../src-main/retell/http/base-url.ts';
import { isPrivateAddress } from '../../../../../src-main/retell/http/private-address.ts';

const api = 'https://api.retellai.com';
/** Names by the addresses that they resolve to. */
const names: Readonly<Record<string, readonly string[]>> = {
  'api.retellai.com': ['203.0.113.7'],
  'files.example.com': ['198.51.100.9', '2001:db8::9'],
  'rebind.example.com': ['198.51.100.9', '192.168.1.1'],
  'mapped.example.com': ['::ffff:10.0.0.1'],
  'proxy.corp.example': ['10.1.2.3'],
};
const find = async (name: string): Promise<readonly string[]> => names[name] ?? [];
const isAllowed = async (url: string, base = api): Promise<boolean> =>
  (await checkFileUrl(url, base, find)).ok;

test.for([
  'https://0.0.0.0/a.wav',
  'https://127.0.0.1/a.wav',
  'https://127.1/a.wav',
  'https://2130706433/a.wav',
  'https://0x7f.0.0.1/a.wav',
  'https://localhost/a.wav',
  'https://localhost./a.wav',
  'https://foo.localhost/a.wav',
  'https://printer.local/a.wav',
  'https://nas/a.wav',
  'https://metadata.google.internal/a.wav',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/a.wav',
  'https://172.16.0.1/a.wav',
  'https://172.31.255.255/a.wav',
  'https://192.168.1.1:8443/a.wav',
  'https://100.64.0.1/a.wav',
  'https://255.255.255.255/a.wav',
  'https://[::]/a.wav',
  'https://[::1]/a.wav',
  'https://[::ffff:127.0.0.1]/a.wav',
  'https://[::ffff:7f00:1]/a.wav',
  'https://[::127.0.0.1]/a.wav',
  'https://[64:ff9b::10.0.0.1]/a.wav',
  'https://[2002:a00:1::]/a.wav',
  'https://[fe80::1]/a.wav',
  'https://[fd00::1]/a.wav',
  'https://[ff02::1]/a.wav',
  'https://rebind.example.com/a.wav',
  'https://mapped.example.com/a.wav',
  'https://proxy.corp.example/a.wav',
])('a remote server cannot make Earmark request %s', async (url) => {
  expect(await isAllowed(url)).toBe(false);
});

test.for([
  'https://files.example.com/a.wav?signature=1',
  'https://unknown.example.com/a.wav',
  'https://8.8.8.8/a.wav',
  'https://172.32.0.1/a.wav',
  'https://[2606:4700::1111]/a.wav',
  'https://[::ffff:8.8.8.8]/a.wav',
])('a public address is allowed: %s', async (url) => {
  expect(await isAllowed(url)).toBe(true);
});

test.for([
  ['https://proxy.corp.example', 'https://10.1.2.4/a.wav'],
  ['https://192.168.1.5', 'https://192.168.1.6/a.wav'],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4001/a.wav'],
] as const)('an API at %s may name files at %s', async ([base, url]) => {
  expect(await isAllowed(url, base)).toBe(true);
});

test('every IPv4 address is judged the same when it is mapped into IPv6', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(isPrivateAddress(`::ffff:${address}`)).toBe(isPrivateAddress(address));
    }),
  );
});

test('any IPv6 address can be judged', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(typeof isPrivateAddress(address)).toBe('boolean');
    }),
  );
});
