import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { createDomPositions } from '../../../../../src-renderer/features/call/transcript/dom-positions.ts';
import { renderDesk } from '../render-desk.tsx';
import { sampleCall, turn } from '../sample-call.ts';

const call = sampleCall('a', {
  entries: [
    turn('agent', 0, 'Your parcel is late'),
    {
      kind: 'tool-call',
      toolCallId: 't',
      name: 'track_parcel',
      arguments: '{"parcel":"PARCEL-1"}',
    },
  ],
});

it('finds the hits of a tool entry in its visible content, folded or not', async () => {
  using page = renderDesk([call]);
  await page.open('a');
  const scroller = page.container.querySelector<HTMLElement>('.transcript-scroller');
  if (scroller === null) throw new Error('no transcript');
  const positions = createDomPositions(scroller, {
    transcript: call.transcript,
    ensureEntry: () => undefined,
  });
  const found = (nth: number) => positions.rangeOfText(1, 'parcel', nth);
  expect([0, 1, 2].map((nth) => found(nth)?.toString())).toEqual(['parcel', 'parcel', 'PARCEL']);
  expect(found(1)?.startContainer.parentElement?.className).toBe('payload-brief');
  positions.unfold(1);
  expect(found(1)?.startContainer.parentElement?.className).toBe('payload-text');
  expect(positions.rangeOfText(1, 'nothing', 0)).toBeUndefined();
});

it('unfolds the tool entry that contains the current hit', async () => {
  using page = renderDesk([call]);
  await page.open('a');
  await userEvent.keyboard('/PARCEL-1');
  expect(page.container.querySelector('details.payload')?.hasAttribute('open')).toBe(true);
});
