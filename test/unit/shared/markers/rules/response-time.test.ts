import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../../src-shared/call.ts';
import {
  agent,
  keyPress,
  limitationsIn,
  markersOf,
  ofKind,
  says,
  caller,
} from '../call-builder.ts';

const talk = [
  caller(0, 1000, 'Hi.'),
  agent(1800, 3000, 'Hello. How can I help?'),
  caller(3500, 5000, 'Where is my parcel?'),
  agent(7000, 8000, 'Let me look.'),
  caller(8500, 9000, 'Well?'),
  agent(10_600, 12_000, 'It is lost.'),
];

const latency = (lists: Record<string, readonly number[]>): Partial<Call> => ({
  durationMs: 12_000,
  latency: Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, { values }])),
});

const slow = (lists: Record<string, readonly number[]>) =>
  ofKind(markersOf(talk, latency(lists)), 'slow-answer');

describe('slow responses', () => {
  it('take more than 1.5 s from the caller’s last word to the agent’s first', () => {
    const markers = markersOf(talk);
    expect(ofKind(markers, 'slow-answer')).toMatchObject([
      { startMs: 5000, endMs: 7000, speaker: 'agent', entry: 3, label: 'Slow response, 2.0 s' },
      { startMs: 9000, endMs: 10_600, entry: 5 },
    ]);
    expect(markers.summary.responseTimes).toEqual({
      count: 3,
      p50Ms: 1600,
      p90Ms: 1920,
      maxMs: 2000,
    });
  });

  it('name the slowest component where Retell’s figures match the responses', () => {
    const markers = slow({ e2e: [750, 1900, 1500], llm: [400, 500, 900], tts: [200, 1200, 300] });
    expect(markers.map(({ component }) => component)).toEqual([
      { name: 'tts', ms: 1200 },
      { name: 'llm', ms: 900 },
    ]);
    expect(markers[0]?.detail).toBe('Mostly speech synthesis (1.2 of 1.9 s)');
  });

  it('ignore a component with a different number of figures', () => {
    const [marker] = slow({ e2e: [750, 1900, 1500], llm: [400, 1000, 800], tts: [1200] });
    expect(marker?.component).toEqual({ name: 'llm', ms: 1000 });
  });

  it('name no component when most of the time was spent elsewhere', () => {
    const [marker] = slow({ e2e: [750, 1900, 1500], llm: [400, 300, 900] });
    expect(marker).not.toHaveProperty('component');
    expect(marker?.detail).toBe(
      'Most of 1.9 s was spent outside the components that Retell measures',
    );
  });

  it.each([
    [
      'there are fewer figures than answers',
      { e2e: [1900, 1500], llm: [1, 1] },
      'latency-unmatched',
    ],
    ['the order differs', { e2e: [1900, 750, 1500], llm: [1, 1, 1] }, 'latency-unmatched'],
    ['there are none', {}, 'no-latency'],
  ])('report an unknown cause when %s', (_, lists, limit) => {
    const markers = markersOf(talk, latency(lists));
    expect(ofKind(markers, 'slow-answer')[0]).toMatchObject({
      detail: 'Cause unknown',
    });
    expect(limitationsIn(markers)).toContain(limit);
  });

  it('leave out what can’t be timed or does not follow the caller', () => {
    const entries = [
      caller(0, 1000, 'I will type it.'),
      keyPress('1'),
      agent(6000, 7000, 'Thanks.'),
      says('transfer_target', 8000, 9000, 'Hello.'),
      agent(12_000, 13_000, 'Hello.'),
    ];
    expect(markersOf(entries).summary.responseTimes).toEqual({ count: 0 });
  });
});
