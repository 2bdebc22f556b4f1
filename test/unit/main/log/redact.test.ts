import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactForLog } from '../../../../src-main/log/redact.ts';

const redact = (text: string): string => redactForLog(text, '/home/mo');

describe('what is written to the log', () => {
  it.each([
    ['Unexpected token, "Hello, this is Ms Miller" is not valid JSON', 'Miller'],
    ["ENOENT: no such file, open '/home/mo/Downloads/acme.csv'", 'acme'],
    ['The caller said “my card is 4111”', 'card'],
    ['fetch failed: https://files.example.com/rec.wav?X-Amz-Signature=abc123', 'Signature'],
    ['authorization: Bearer abc.def', 'abc.def'],
    ['the key key_51d0c7b2a94f4f0e was rejected', '51d0c7'],
    ['from jo.doe@example.com', 'jo.doe'],
    ['dialled +49 (30) 1234-5678', '1234'],
    ['opened earmark://call/retell-1/call_1?t=5', 'call_1'],
    ['at /home/mo/project/x.ts:1:2', '/home/mo'],
  ])('%s: without %s', (text, secret) => {
    expect(redact(text)).not.toContain(secret);
  });

  it('keeps the place in the code', () => {
    const stack =
      'TypeError: x is not a function\n    at open (file:///app/out/main/index.js:120:14)\n    at earmark-app://app/assets/index-1a2b.js:1:2345';
    expect(redact(stack)).toBe(stack);
  });

  it('holds no API key, whatever stands around it', () => {
    const word = fc.stringMatching(/^[\w"'“”(): =/.-]{0,30}$/u);
    const key = fc.stringMatching(/^key_[0-9a-f]{12,40}$/u);
    fc.assert(
      fc.property(word, key, word, (before, apiKey, after) => {
        expect(redact(`${before} ${apiKey} ${after}`)).not.toContain(apiKey);
      }),
    );
  });

  it('is bounded', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20_000 }), (text) => {
        expect(redact(text).length).toBeLessThan(24_000);
      }),
    );
    expect(redact('x'.repeat(1_000_000)).length).toBeLessThan(1000);
  });
});
