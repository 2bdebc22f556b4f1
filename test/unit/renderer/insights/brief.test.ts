import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { briefDocument } from '../../../../src-shared/insights/brief/brief-document.ts';
import { briefHtml } from '../../../../src-shared/insights/brief/brief-html.ts';
import { briefMarkdown } from '../../../../src-shared/insights/brief/brief-markdown.ts';
import type { BriefPanel } from '../../../../src-shared/insights/panels.ts';

const estimate = { value: 0.4, interval: { low: 0.3, high: 0.5 }, n: 50 };

const briefWith = (text: string): BriefPanel => ({
  panel: 'brief',
  basis: { reviews: 50, calls: 48, reading: false },
  agents: [],
  agentName: `Ava ${text}`,
  fromMs: 0,
  toMs: 86_400_000,
  versions: [7],
  score: { value: 80, interval: { low: 75, high: 85 }, n: 50 },
  findings: [
    {
      criterion: `Greeting ${text}`,
      section: 'Opening',
      missed: estimate,
      reasons: [{ name: `Prompt ${text}`, share: 0.5, count: 10 }],
      moments: [
        {
          callId: 'call_1',
          quote: `Hello ${text}`,
          startMs: 65_000,
          comment: text,
          reviewer: 'Ann',
        },
      ],
      betterReplies: [{ callId: 'call_1', quote: 'Hi', reply: `Hello, this is Ava ${text}` }],
      selection: {},
    },
  ],
});

const context = { workspace: 'Acme', nowMs: 0, isSample: false };
const htmlOf = (text: string): Document =>
  new DOMParser().parseFromString(briefHtml(briefDocument(briefWith(text), context)), 'text/html');

describe('the brief', () => {
  test('states shares with their intervals, quotes with their place, and the better reply', () => {
    const text = htmlOf('').body.textContent ?? '';
    expect(text).toContain('Failed in 40.0% of 50 (30.0–50.0%)');
    expect(text).toContain('call_1 at 1:05');
    expect(text).toContain('Hello, this is Ava');
    expect(text).not.toContain('invented');
    const sample = briefDocument(briefWith(''), { ...context, isSample: true });
    expect(sample.method).toContain('its past reviews are invented');
  });

  test('shows what people said as text, whatever it is', () => {
    const hostile = fc.oneof(
      fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</style><b>'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const page = htmlOf(text);
        expect(page.querySelectorAll('script, img, b, a, iframe').length).toBe(0);
        expect(page.querySelectorAll('blockquote').length).toBe(1);
        expect(page.querySelectorAll('style').length).toBe(1);
      }),
      { numRuns: 50 },
    );
  });

  test('as Markdown has no markup but its own', () => {
    const markdown = briefMarkdown(
      briefDocument(briefWith('# head\n> quote `code` [link](http://x) *bold* <b>'), context),
    );
    expect(markdown.split('\n').filter((line) => /^#+ /u.test(line))).toHaveLength(2);
    expect(markdown).toContain('\\`code\\` \\[link\\](http://x) \\*bold\\* \\<b\\>');
  });
});
