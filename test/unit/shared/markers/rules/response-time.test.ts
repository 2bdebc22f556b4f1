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

describe('slow answers', () => {
  it('are those over a second and a half from the user’s end to the agent’s first word', () => {
    const marks = markersOf(talk);
    expect(ofKind(marks, 'slow-answer')).toMatchObject([
      { startMs: 5000, endMs: 7000, speaker: 'agent', entry: 3, label: 'Slow answer, 2.0 s' },
      { startMs: 9000, endMs: 10_600, entry: 5 },
    ]);
    expect(marks.summary.responseTimes).toEqual({
      count: 3,
      p50Ms: 1600,
      p90Ms: 1920,
      maxMs: 2000,
    });
  });

  it('name what took longest where Retell’s figures fit answer by answer', () => {
    const marks = slow({ e2e: [750, 1900, 1500], llm: [400, 500, 900], tts: [200, 1200, 300] });
    expect(marks.map(({ component }) => component)).toEqual([
      { name: 'tts', ms: 1200 },
      { name: 'llm', ms: 900 },
    ]);
    expect(marks[0]?.detail).toBe('Longest in it: speech synthesis, 1.2 s of 1.9 s');
  });

  it('name no component that has not as many figures as there are answers', () => {
    const [mark] = slow({ e2e: [750, 1900, 1500], llm: [400, 1000, 800], tts: [1200] });
    expect(mark?.component).toEqual({ name: 'llm', ms: 1000 });
  });

  it('name none when most of the time is in none', () => {
    const [mark] = slow({ e2e: [750, 1900, 1500], llm: [400, 300, 900] });
    expect(mark).not.toHaveProperty('component');
    expect(mark?.detail).toBe('Most of 1.9 s passed outside all measured components');
  });

  it.each([
    [
      'there are fewer figures than answers',
      { e2e: [1900, 1500], llm: [1, 1] },
      'latency-unmatched',
    ],
    ['the order differs', { e2e: [1900, 750, 1500], llm: [1, 1, 1] }, 'latency-unmatched'],
    ['there are none', {}, 'no-latency'],
  ])('say that it can’t be known when %s', (_, lists, limit) => {
    const marks = markersOf(talk, latency(lists));
    expect(ofKind(marks, 'slow-answer')[0]).toMatchObject({
      detail: 'Which component was slow can’t be known',
    });
    expect(limitationsIn(marks)).toContain(limit);
  });

  it('leave out what can’t be timed or is no answer to the user', () => {
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
