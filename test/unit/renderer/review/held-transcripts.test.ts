import { describe, expect, it } from 'vitest';
import { heldTranscripts } from '../../../../src-renderer/features/review/held-transcripts.ts';
import { lookingAhead } from '../../../../src-renderer/features/review/looking-ahead.ts';
import type { SentCall } from '../../../../src-shared/sent-call.ts';
import { ok } from '../../../../src-shared/result.ts';
import { createFakeBridge } from '../../../fakes/bridge.ts';
import { sentCall } from '../../../fakes/fake-work.ts';
import { callId } from './library-in-memory.ts';
import { sampleCall } from './sample-call.ts';

const sent = (id: string) => sentCall(sampleCall(id)).transcript;

const listed: SentCall = { ...sentCall(sampleCall('b')), copy: 'listed' };
const whole: SentCall = sentCall(sampleCall('b'));

function holding(answers: readonly SentCall[] = []) {
  const left = [...answers];
  const bridge = createFakeBridge({
    handlers: { 'call:open': () => Promise.resolve(ok(left.shift() ?? listed)) },
  });
  return { held: heldTranscripts(bridge), bridge };
}

describe('transcripts that are held', () => {
  it('are taken for what the library only names', () => {
    const { held } = holding();
    const id = callId('a');
    const first = held.take(id, sent('a'), undefined);
    const before = held.of(id);
    expect(held.take(id, { name: before?.name ?? '' }, before)).toBe(first);
  });

  it('give way to another text of the same call', () => {
    const { held } = holding();
    const id = callId('a');
    const first = held.take(id, sent('a'), undefined);
    const other = { ...sent('a'), name: 'another' };
    expect(held.take(id, other, held.of(id))).not.toBe(first);
    expect(held.of(id)?.name).toBe('another');
  });

  it('are the last few and no more', () => {
    const { held } = holding();
    for (let call = 0; call < 40; call += 1) {
      held.take(callId(`${call}`), sent(`${call}`), undefined);
    }
    expect(held.of(callId('0'))).toBeUndefined();
    expect(held.of(callId('39'))).toBeDefined();
  });

  it('are never made up', () => {
    const { held } = holding();
    expect(() => held.take(callId('a'), { name: 'unheard of' }, undefined)).toThrow(/not/u);
  });
});

describe('looking ahead', () => {
  const at = (answers: readonly SentCall[]) => {
    const { held, bridge } = holding(answers);
    const waits: number[] = [];
    const look = lookingAhead({
      held,
      whenIdle: (run) => run(),
      wait: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    });
    return { held, bridge, look, waits };
  };

  it('brings the words of the next call, also when the library is still fetching it', async () => {
    const { held, look, waits } = at([listed, listed, whole]);
    await look(callId('b'));
    expect(held.of(callId('b'))?.transcript.words.count).toBeGreaterThan(0);
    expect(waits).toHaveLength(3);
  });

  it('gives up on a call that nobody wants any more', async () => {
    const { bridge, look } = at([]);
    const first = look(callId('b'));
    await look(undefined);
    await first;
    expect(bridge.asked).toEqual([]);
  });

  it('asks a few times and not for ever', async () => {
    const { bridge, look } = at([]);
    await look(callId('b'));
    expect(bridge.asked.length).toBeLessThan(10);
  });
});
