import { act, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { CallDetail } from '../../../../../src-shared/call-detail.ts';
import { err, ok } from '../../../../../src-shared/result.ts';
import { serializedCall } from '../../../../fakes/fake-review-data.ts';
import { renderDesk } from '../render-desk.tsx';
import { sampleCall } from '../sample-call.ts';

const a = sampleCall('a');
const b = sampleCall('b');
const withOffer: CallDetail = { ...a, recording: 'offered', positionMs: 3000 };

const withRecording = {
  'recording:open': () =>
    Promise.resolve(
      ok({
        url: 'earmark-media://recording/0',
        variant: 'mono' as const,
        wav: { channels: 1, sampleRate: 8000, durationMs: 8000 },
        bytes: 1,
        complete: true,
      }),
    ),
  'recording:peaks': () => Promise.resolve(err({ kind: 'no-recording' as const })),
};

/** Like a browser: events are dispatched a moment after they happened. */
function dispatchPauseLater(): void {
  Object.assign(HTMLMediaElement.prototype, {
    pause(this: HTMLMediaElement) {
      queueMicrotask(() => this.dispatchEvent(new Event('pause')));
    },
  });
}

it('saves the position of a call that is left while it plays', async () => {
  using page = renderDesk([withOffer, b], withRecording);
  dispatchPauseLater();
  await page.open('a');
  await userEvent.keyboard(' ');
  await page.open('b');
  const saved = page.bridge.requests.filter(({ channel }) => channel === 'call:position');
  // The position never changed, so nothing is saved; in particular not the beginning.
  expect(saved.map(({ input }) => input)).not.toContainEqual({ callId: 'a', positionMs: 0 });
});

it('computes the markers of a call whose row is clicked twice', async () => {
  using page = renderDesk([a]);
  await act(() => Promise.all([page.desk.open(a.callId), page.desk.open(a.callId)]));
  await waitFor(() => expect(page.desk.store.getState().markers).toBeDefined());
});

it('shows the call that was opened last, even while the open one is being reopened', async () => {
  using page = renderDesk([a, b]);
  await page.open('a');
  await act(() => Promise.all([page.desk.open(a.callId), page.desk.open(b.callId)]));
  expect(page.agent()).toBe('Agent of b');
});

it('plays nothing of a call that is closed while its recording loads', async () => {
  let arrive = (): void => undefined;
  using page = renderDesk([withOffer], {
    ...withRecording,
    'call:open': () => Promise.resolve(ok(serializedCall(withOffer))),
    'recording:open': () =>
      new Promise((resolve) => {
        arrive = () => void withRecording['recording:open']().then(resolve);
      }),
  });
  void page.desk.open(a.callId);
  await waitFor(() => expect(page.desk.store.getState().recording.phase).toBe('opening'));
  act(() => page.desk.close());
  await act(async () => {
    arrive();
    await new Promise((resolve) => setTimeout(resolve, 10));
  });
  expect(page.desk.store.getState().recording.phase).toBe('absent');
});
