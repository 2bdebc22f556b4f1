import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  formatBytes,
  formatCents,
  formatDuration,
  formatLatency,
  formatPercent,
  formatPhone,
  formatTime,
  humanize,
} from '../../../../src-renderer/lib/format.ts';
import { fraction, toDecimal, toNumber } from '../../../../src-shared/rubrics/fraction.ts';

it('formats a time in a recording as a clock does', () => {
  expect([0, 999, 61_000, 3_723_900].map(formatTime)).toEqual(['0:00', '0:00', '1:01', '1:02:03']);
  expect(formatTime(undefined)).toBe('–');
});

it('formats a length with its units, rounded down as the clock is', () => {
  expect([0, 59_900, 252_000, 3_600_000].map(formatDuration)).toEqual([
    '0 s',
    '59 s',
    '4 min 12 s',
    '1 h',
  ]);
});

it('formats a latency in milliseconds or seconds', () => {
  expect([849.6, 1234].map(formatLatency)).toEqual(['850 ms', '1.2 s']);
});

it('formats a score to one decimal, halves away from zero', () => {
  expect(
    [200 / 3, 58.25, 8.35, 99.94, 27.5, 100, 0, 0.1 + 0.2, undefined].map(formatPercent),
  ).toEqual(['66.7%', '58.3%', '8.4%', '99.9%', '27.5%', '100%', '0%', '0.3%', '–']);
});

it('shows a score on the screen as it is shown in exported documents', () => {
  fc.assert(
    fc.property(fc.bigInt(-10_000n, 20_000n), fc.bigInt(1n, 200n), (numerator, denominator) => {
      const exact = fraction(numerator, denominator);
      const exported = toDecimal(exact, 1).replace(/\.0$/u, '');
      expect(formatPercent(toNumber(exact))).toBe(`${exported}%`);
    }),
  );
});

it('keeps a third decimal for prices below a dollar', () => {
  expect([1234, 7.5, 0, undefined].map(formatCents)).toEqual(['$12.34', '$0.075', '$0.00', '–']);
});

it('formats a file size in the largest unit that fits', () => {
  expect([0, 999, 1500, 18_200_000].map(formatBytes)).toEqual(['0 B', '999 B', '1.5 kB', '18 MB']);
});

it('groups the digits of a phone number and leaves anything else unchanged', () => {
  expect(['+12135550123', '+4930123456', 'sip:ava@example.com', ''].map(formatPhone)).toEqual([
    '+1 213 555 0123',
    '+49 301 234 56',
    'sip:ava@example.com',
    '–',
  ]);
});

it.each([
  ['user_hangup', 'User hangup'],
  ['everything_except_pii', 'Everything except PII'],
  ['sip_routing_error', 'SIP routing error'],
  ['error_llm_websocket_open', 'Error LLM WebSocket open'],
  ['gpt_4_1', 'GPT-4.1'],
  ['gpt-4.1-mini', 'GPT-4.1 mini'],
  ['gpt_4o', 'GPT-4o'],
  ['us_telephony', 'US telephony'],
  ['elevenlabs_tts', 'ElevenLabs TTS'],
  ['twilio_call_sid', 'Twilio call SID'],
  ['idle', 'Idle'],
])('writes Retell’s identifier %s as %s', (identifier, text) => {
  expect(humanize(identifier)).toBe(text);
});
