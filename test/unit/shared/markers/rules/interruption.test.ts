import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../../src-shared/call.ts';
import { agent, markersOf, ofKind, caller } from '../call-builder.ts';

const found = (...entries: readonly Entry[]) => ofKind(markersOf(entries), 'interruption');

describe('an interruption', () => {
  it('is starting while the other speaks and making them stop', () => {
    const [marker] = found(
      agent(0, 3000, 'There are two openings. One is on Tuesday with'),
      caller(2200, 4000, 'No, I said Monday.'),
    );
    expect(marker).toMatchObject({
      startMs: 2200,
      endMs: 3000,
      speaker: 'agent',
      by: 'user',
      entry: 1,
      label: 'The caller interrupts the agent',
      detail: 'The agent stops 0.8 s later, mid-sentence',
    });
  });

  it('can be the agent’s as well', () => {
    expect(
      found(
        caller(0, 3000, 'I need it back. My rent comes out on Friday and'),
        agent(2000, 5000, 'We offer a payment plan.'),
      ),
    ).toMatchObject([{ by: 'agent', speaker: 'user' }]);
  });

  it('is none when the other continues', () => {
    expect(
      found(
        agent(0, 9000, 'Let me read you all of our terms. The first is this and'),
        caller(2000, 4000, 'Can you stop, please?'),
      ),
    ).toEqual([]);
  });

  it.each(['Mm-hm.', 'Okay.', 'Yeah, yeah.', 'I see.', 'Got it.', 'Uh-huh, right.'])(
    'is none when the other only listens: %s',
    (text) => {
      expect(
        found(
          agent(0, 3000, 'There are two openings. One is on Tuesday with'),
          caller(2500, 3200, text),
          agent(4500, 6000, 'with the doctor.'),
        ),
      ).toEqual([]);
    },
  );

  it('is none when a sentence was just ending', () => {
    const early = (startMs: number) =>
      found(agent(0, 3000, 'Can I help you today?'), caller(startMs, 5000, 'I lost a parcel.'));
    expect(early(2600)).toEqual([]);
    expect(early(2000)).toMatchObject([
      { detail: 'The agent stops 1.0 s later, at the end of a sentence' },
    ]);
  });

  it('is none when both start at once', () => {
    expect(found(agent(0, 1500, 'I was going to'), caller(200, 3000, 'Are you there?'))).toEqual(
      [],
    );
  });

  it('is found where both speak after a short pause', () => {
    expect(
      found(
        agent(0, 2000, 'It will be paid. So you need'),
        agent(2400, 3000, 'nothing at'),
        caller(2200, 5000, 'No. Give it back now.'),
      ),
    ).toMatchObject([{ startMs: 2200, endMs: 3000, by: 'user' }]);
  });

  it('does not treat a missing full stop as a cut-off where there are none at all', () => {
    expect(
      found(caller(0, 2000, 'i would like to book'), agent(1700, 4000, 'Sure. What day is it?')),
    ).toEqual([]);
  });
});
