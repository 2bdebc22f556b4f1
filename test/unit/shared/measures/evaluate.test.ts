import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTranscript } from '../../../../src-main/library/calls/transcript/build-transcript.ts';
import type { Call, Entry } from '../../../../src-shared/call.ts';
import { findMarkers } from '../../../../src-shared/markers/find-markers.ts';
import { evaluateMeasure, type MeasuredCall } from '../../../../src-shared/measures/evaluate.ts';
import type { Measure } from '../../../../src-shared/measures/measure.ts';
import type { MeasureResult } from '../../../../src-shared/measures/measure-result.ts';
import { agent, caller, callOf, inputOf, result, tool } from '../markers/call-builder.ts';

const measured = (call: Call, matches: MeasuredCall['matches'] = () => true): MeasuredCall => ({
  transcript: buildTranscript(call, { scrubbed: true }),
  markers: findMarkers(inputOf(call)),
  ...(call.durationMs === undefined ? {} : { durationMs: call.durationMs }),
  matches,
});

const evaluate = (measure: Measure, entries: readonly Entry[], durationMs = 60_000) =>
  evaluateMeasure(measure, measured(callOf(entries, { durationMs })));

type PhraseParts = Partial<Extract<Measure, { kind: 'phrase' }>>;

const phrase = (phrases: string[], more: PhraseParts = {}): Measure => ({
  kind: 'phrase',
  speaker: 'agent',
  mode: 'any',
  phrases,
  ...more,
});

const firstSeconds = (count: number) =>
  ({ within: { edge: 'first', unit: 'seconds', count } }) as const;

const opening = [
  agent(0, 3000, 'Hello, thank you for calling Harbor Dental.'),
  caller(3500, 6000, 'Hello, is this call recorded?'),
  agent(20_000, 23_000, 'Yes, this call is recorded. Goodbye.'),
  caller(24_000, 25_000, 'Goodbye.'),
];

describe('A phrase measure', () => {
  it.each<[string, Measure, MeasureResult['outcome']]>([
    ['is met by what the agent said', phrase(['call is recorded']), 'met'],
    ['does not count what the caller said', phrase(['is this call recorded']), 'not-met'],
    [
      'counts either speaker where asked',
      phrase(['is this call recorded'], { speaker: 'either' }),
      'met',
    ],
    ['looks at the first seconds only', phrase(['is recorded'], firstSeconds(15)), 'not-met'],
    ['includes the second it names', phrase(['is recorded'], firstSeconds(22)), 'met'],
    [
      'looks at the first turns only',
      phrase(['is recorded'], { within: { edge: 'first', unit: 'turns', count: 1 } }),
      'not-met',
    ],
    [
      'looks at the last turns only',
      phrase(['is recorded'], { within: { edge: 'last', unit: 'turns', count: 1 } }),
      'met',
    ],
    [
      'looks at the last seconds only',
      phrase(['harbor dental'], { within: { edge: 'last', unit: 'seconds', count: 30 } }),
      'not-met',
    ],
    [
      'needs all phrases where asked',
      phrase(['harbor dental', 'is recorded'], { mode: 'all' }),
      'met',
    ],
    ['misses one of all', phrase(['harbor dental', 'your name'], { mode: 'all' }), 'not-met'],
    ['is met by none of them', phrase(['i cannot help', 'no idea'], { mode: 'none' }), 'met'],
    ['is not met by a forbidden one', phrase(['goodbye'], { mode: 'none' }), 'not-met'],
    [
      'looks before another phrase',
      phrase(['thank you'], { relation: { order: 'before', phrase: 'call is recorded' } }),
      'met',
    ],
    [
      'looks after another phrase',
      phrase(['thank you'], { relation: { order: 'after', phrase: 'call is recorded' } }),
      'not-met',
    ],
    [
      'cannot tell without the other phrase',
      phrase(['thank you'], { relation: { order: 'before', phrase: 'account number' } }),
      'unknown',
    ],
  ])('%s', (_, measure, outcome) => {
    expect(evaluate(measure, opening).outcome).toBe(outcome);
  });

  it('shows where it was said, with the time of the words', () => {
    const { evidence, explanation } = evaluate(phrase(['call is recorded']), opening);
    expect(explanation).toBe('“call is recorded” was said at 0:21.');
    expect(evidence).toMatchObject([{ entry: 2, quote: 'call is recorded' }]);
    expect(evidence[0]?.startMs).toBeGreaterThan(20_000);
  });

  it('shows where it was said too late', () => {
    expect(evaluate(phrase(['is recorded'], firstSeconds(15)), opening)).toMatchObject({
      outcome: 'not-met',
      explanation: '“is recorded” was said only at 0:21.',
      evidence: [{ entry: 2 }],
    });
  });

  it('cannot tell when something was said that has no time, and can without', () => {
    const untimed: Entry[] = [
      { kind: 'turn', speaker: 'agent', text: 'This call is recorded.', words: [] },
    ];
    expect(evaluate(phrase(['is recorded'], firstSeconds(15)), untimed).outcome).toBe('unknown');
    expect(evaluate(phrase(['is recorded']), untimed).outcome).toBe('met');
    expect(evaluate(phrase(['goodbye']), untimed).outcome).toBe('not-met');
  });

  it('cannot tell without a transcript', () => {
    const call = callOf([], { status: 'ongoing' });
    expect(
      evaluateMeasure(phrase(['hello']), measured({ ...call, entries: undefined as never }))
        .outcome,
    ).toBe('unknown');
  });
});

describe('A figure measure', () => {
  const figure = (
    name: Extract<Measure, { kind: 'figure' }>['figure'],
    op: 'le' | 'ge',
    limit: number,
  ): Measure => ({ kind: 'figure', figure: name, op, limit });

  const talk = [
    agent(1000, 3000, 'Hello, how can I help?'),
    caller(4000, 6000, 'Where is my parcel?'),
    tool('t', 'track'),
    result('t', '{"error":"timeout"}'),
    agent(9000, 11_000, 'It is on its way.'),
    caller(11_500, 12_500, 'Thanks, bye.'),
  ];

  it.each<[string, Measure, MeasureResult['outcome']]>([
    ['the median response time', figure('responseTimeP50', 'le', 3000), 'met'],
    ['the median response time over its limit', figure('responseTimeP50', 'le', 2999), 'not-met'],
    ['the longest response time', figure('responseTimeMax', 'le', 3000), 'met'],
    ['failed tool calls', figure('failedToolCalls', 'le', 0), 'not-met'],
    ['the time to the first word', figure('timeToFirstWordMs', 'le', 1000), 'met'],
    ['the agent’s talk share', figure('agentTalkShare', 'ge', 0.99), 'not-met'],
    ['interruptions', figure('interruptionsByAgent', 'le', 0), 'met'],
  ])('compares %s', (_, measure, outcome) => {
    expect(evaluate(measure, talk, 13_000).outcome).toBe(outcome);
  });

  it('cannot tell who interrupted on a mono recording, and says so in the words of the markers', () => {
    const call = callOf(talk, {
      media: { ...callOf(talk).media, multiChannel: false },
    });
    const outcome = evaluateMeasure(figure('interruptionsByAgent', 'le', 0), measured(call));
    expect(outcome.outcome).toBe('unknown');
    expect(outcome.explanation).toMatch(/^Interruptions by the agent: unknown\. [A-Z]/u);
  });
});

describe('A field measure', () => {
  const field: Measure = {
    kind: 'field',
    filter: { call_successful: { type: 'boolean', op: 'eq', value: true } },
  };

  it.each<[ReturnType<MeasuredCall['matches']>, MeasureResult['outcome']]>([
    [true, 'met'],
    [false, 'not-met'],
    [{ neverSeen: 'the custom analysis field “refund_due”' }, 'unknown'],
  ])('says what the queue’s filter says: %j', (matches, outcome) => {
    expect(
      evaluateMeasure(
        field,
        measured(callOf(opening), () => matches),
      ).outcome,
    ).toBe(outcome);
  });
});

describe('A repeat measure', () => {
  const repeat = (times: number): Measure => ({ kind: 'repeat', speaker: 'agent', times });
  const requesting = [
    agent(0, 3000, 'Welcome. May I have your account number, please?'),
    caller(4000, 5000, 'It is four two.'),
    agent(6000, 9000, 'Sorry, may I have your account number please?'),
    caller(10_000, 11_000, 'Four. Two.'),
    agent(12_000, 14_000, 'Okay. Okay. Okay. Okay.'),
  ];

  it('finds the same question asked twice, and not the small words', () => {
    const { outcome, evidence } = evaluate(repeat(1), requesting);
    expect(outcome).toBe('met');
    expect(evidence.map(({ quote }) => quote)).toEqual([
      'May I have your account number, please?',
      'Sorry, may I have your account number please?',
    ]);
    expect(evaluate(repeat(2), requesting).outcome).toBe('not-met');
  });
});

describe('Any measure', () => {
  const line = fc.tuple(
    fc.constantFrom('agent', 'user'),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );
  const measures = fc.constantFrom<Measure>(
    phrase(['a'], firstSeconds(5)),
    phrase(['a', 'b c'], { mode: 'all', speaker: 'either' }),
    phrase(['a'], { mode: 'none' }),
    { kind: 'repeat', speaker: 'agent', times: 1 },
    { kind: 'figure', figure: 'agentTalkShare', op: 'le', limit: 0.5 },
  );

  it('answers for every text, with evidence that lies in the transcript, and any and none disagree', () => {
    fc.assert(
      fc.property(measures, fc.array(line, { maxLength: 8 }), (measure, lines) => {
        const entries = lines.map(([speaker, text], index) =>
          speaker === 'agent'
            ? agent(index * 2000, index * 2000 + 1500, text)
            : caller(index * 2000, index * 2000 + 1500, text),
        );
        const call = measured(callOf(entries, { durationMs: 20_000 }));
        for (const { entry, quote } of evaluateMeasure(measure, call).evidence) {
          const shown = call.transcript.entries[entry];
          expect(
            quote === undefined || (shown?.kind === 'turn' && shown.text.includes(quote)),
          ).toBe(true);
        }
        const any = evaluateMeasure(phrase(['a']), call).outcome;
        const none = evaluateMeasure(phrase(['a'], { mode: 'none' }), call).outcome;
        expect([any, none]).toEqual(
          any === 'unknown' ? ['unknown', 'unknown'] : [any, any === 'met' ? 'not-met' : 'met'],
        );
      }),
      { numRuns: 300 },
    );
  });
});
