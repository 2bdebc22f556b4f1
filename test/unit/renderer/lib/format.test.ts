import { expect, it } from 'vitest';
import {
  formatBytes,
  formatCents,
  formatDuration,
  formatLatency,
  formatPercent,
  formatPhone,
  formatTime,
  formatShortDate,
  humanize,
} from '../../../../src-renderer/lib/format.ts';

it('a place in a recording reads as on a clock', () => {
  expect([0, 999, 61_000, 3_723_900].map(formatTime)).toEqual(['0:00', '0:00', '1:01', '1:02:03']);
  expect(formatTime(undefined)).toBe('–');
});

it('a length is told in words', () => {
  expect([0, 59_400, 252_000, 3_600_000].map(formatDuration)).toEqual([
    '0 s',
    '59 s',
    '4 min 12 s',
    '1 h',
  ]);
});

it('a latency is told in the unit that suits it', () => {
  expect([849.6, 1234].map(formatLatency)).toEqual(['850 ms', '1.2 s']);
});

it('a score of 99.6 is not shown as perfect', () => {
  expect([99.6, 100, 0, undefined].map(formatPercent)).toEqual(['99 %', '100 %', '0 %', '–']);
});

it('cents keep the digit that matters', () => {
  expect([1234, 7.5, 0, undefined].map(formatCents)).toEqual(['$12.34', '$0.075', '$0.00', '–']);
});

it('bytes are told in the unit that suits them', () => {
  expect([0, 999, 1500, 18_200_000].map(formatBytes)).toEqual(['0 B', '999 B', '1.5 kB', '18 MB']);
});

it('a phone number is grouped, and anything else left as it came', () => {
  expect(['+12135550123', '+4930123456', 'sip:ava@example.com', ''].map(formatPhone)).toEqual([
    '+1 213 555 0123',
    '+49 301 234 56',
    'sip:ava@example.com',
    '–',
  ]);
});

it('a call of today shows the hour, an older one the day', () => {
  const now = new Date(2026, 10, 21, 18).getTime();
  expect(formatShortDate(new Date(2026, 10, 21, 14, 2).getTime(), now)).toBe('14:02');
  expect(formatShortDate(new Date(2026, 10, 20, 14, 2).getTime(), now)).toBe('20 Nov');
  expect(formatShortDate(new Date(2025, 10, 20).getTime(), now)).toBe('20 Nov 2025');
});

it('Retell’s own spelling becomes plain words', () => {
  expect(humanize('user_hangup')).toBe('User hangup');
  expect(
    ['everything_except_pii', 'sip_routing_error', 'error_llm_websocket_open', 'idle'].map(
      humanize,
    ),
  ).toEqual(['Everything except PII', 'SIP routing error', 'Error LLM websocket open', 'Idle']);
});
