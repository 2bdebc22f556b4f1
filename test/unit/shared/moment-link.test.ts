import { expect, it } from 'vitest';
import fc from 'fast-check';
import { momentLink, readMomentLink } from '../../../src-shared/moment-link.ts';

it('a link comes back as the moment it was made from, whatever the call is called', () => {
  const id = fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .filter((text) => !/[\p{C}\p{Z}]/u.test(text));
  fc.assert(
    fc.property(id, fc.nat({ max: 86_400_000 }), (callId, ms) => {
      const moment = { workspaceId: 'retell-1', callId, ms };
      expect(readMomentLink(momentLink(moment))).toEqual(moment);
    }),
  );
});

it('a link without a time means the beginning', () => {
  expect(readMomentLink('earmark://call/sample/call_1')?.ms).toBe(0);
});

it('whatever is not exactly such a link is none', () => {
  for (const text of [
    '',
    'earmark:',
    'https://call/sample/call_1',
    'earmark://call/sample',
    'earmark://call/sample/a/b',
    'earmark://call/sample/call_1?t=-1',
    'earmark://call/sample/call_1?t=1e9',
    'earmark://call/sample/call_1?t=99999999',
    'earmark://call/sample/call_1?t=1&x=2',
    'earmark://call/sample/call_1#x',
    'earmark://call/Sample Space/call_1',
    'earmark://call/..%2F../call_1',
    'earmark://call/sample/%00',
    'earmark://call/sample/%E0%A4%A',
    'earmark://call/sample/a%20b',
    'earmark://user@call/sample/call_1',
    `earmark://call/sample/${'a'.repeat(3000)}`,
    ' earmark://call/sample/call_1',
  ]) {
    expect(readMomentLink(text), text).toBeUndefined();
  }
});
