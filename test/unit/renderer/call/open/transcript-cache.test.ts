import { describe, expect, it } from 'vitest';
import {
  createTranscriptCache,
  createPrefetch,
} from '../../../../../src-renderer/features/call/open/transcript-cache.ts';
import type { SerializedCall } from '../../../../../src-shared/serialized-call.ts';
import { ok } from '../../../../../src-shared/result.ts';
import { createFakeBridge } from '../../../../fakes/fake-bridge.ts';
import { serializedCall } from '../../../../fakes/fake-review-data.ts';
import { callId } from '../in-memory-library.ts';
import { sampleCall } from '../sample-call.ts';

const sent = (id: string) => serializedCall(sampleCall(id)).transcript;

const listed: SerializedCall = { ...serializedCall(sampleCall('b')), copy: 'listed' };
const whole: SerializedCall = serializedCall(sampleCall('b'));

function cacheWith(responses: readonly SerializedCall[] = []) {
  const remaining = [...responses];
  const bridge = createFakeBridge({
    handlers: { 'call:open': () => Promise.resolve(ok(remaining.shift() ?? listed)) },
  });
  return { cache: createTranscriptCache(bridge), bridge };
}

describe('cached transcripts', () => {
  it('are used when the library sends only their name', () => {
    const { cache: held } = cacheWith();
    const id = callId('a');
    const first = held.receive(id, sent('a'), undefined);
    const before = held.get(id);
    expect(held.receive(id, { name: before?.name ?? '' }, before)).toBe(first);
  });

  it('are replaced by another transcript of the same call', () => {
    const { cache: held } = cacheWith();
    const id = callId('a');
    const first = held.receive(id, sent('a'), undefined);
    const other = { ...sent('a'), name: 'another' };
    expect(held.receive(id, other, held.get(id))).not.toBe(first);
    expect(held.get(id)?.name).toBe('another');
  });

  it('are evicted, oldest first', () => {
    const { cache: held } = cacheWith();
    for (let call = 0; call < 40; call += 1) {
      held.receive(callId(`${call}`), sent(`${call}`), undefined);
    }
    expect(held.get(callId('0'))).toBeUndefined();
    expect(held.get(callId('39'))).toBeDefined();
  });

  it('are never invented', () => {
    const { cache: held } = cacheWith();
    expect(() => held.receive(callId('a'), { name: 'unheard of' }, undefined)).toThrow(/not/u);
  });
});

describe('prefetching', () => {
  const at = (answers: readonly SerializedCall[]) => {
    const { cache: held, bridge } = cacheWith(answers);
    const waits: number[] = [];
    const look = createPrefetch({
      cache: held,
      whenIdle: (run) => run(),
      wait: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    });
    return { held, bridge, look, waits };
  };

  it('caches the transcript of the next call, even if the library is still fetching it', async () => {
    const { held, look, waits } = at([listed, listed, whole]);
    await look(callId('b'));
    expect(held.get(callId('b'))?.transcript.words.count).toBeGreaterThan(0);
    expect(waits).toHaveLength(3);
  });

  it('stops when the next call changes', async () => {
    const { bridge, look } = at([]);
    const first = look(callId('b'));
    await look(undefined);
    await first;
    expect(bridge.requests).toEqual([]);
  });

  it('stops after a few attempts', async () => {
    const { bridge, look } = at([]);
    await look(callId('b'));
    expect(bridge.requests.length).toBeLessThan(10);
  });
});
