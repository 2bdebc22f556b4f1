import { describe, expect, it } from 'vitest';
import { findInCall } from '../../../../../src-renderer/features/call/words/find.ts';
import { sampleCall } from '../sample-call.ts';

const { transcript } = sampleCall('a');

describe('find in a call', () => {
  it('finds every hit, ignoring case, also in tool arguments', () => {
    expect(findInCall(transcript, 'monday')).toEqual([
      { entry: 1, start: 7, end: 13 },
      { entry: 4, start: 0, end: 6 },
    ]);
    expect(findInCall(transcript, 'TUESDAY').map(({ entry }) => entry)).toEqual([2]);
  });

  it('finds nothing for an empty query', () => {
    expect(findInCall(transcript, '  ')).toEqual([]);
  });

  it('keeps offsets in texts whose lower case is longer', () => {
    const entries = [{ kind: 'injected' as const, text: 'İİ yes' }];
    expect(findInCall(sampleCall('a', { entries }).transcript, 'YES')).toEqual([
      { entry: 0, start: 3, end: 6 },
    ]);
  });
});
