import { act, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { CallDetail } from '../../../../../src-shared/call-detail.ts';
import { err, ok } from '../../../../../src-shared/result.ts';
import { serializedCall } from '../../../../fakes/fake-review-data.ts';
import { renderDesk } from '../render-desk.tsx';
import { sampleCall } from '../sample-call.ts';

const call = sampleCall('a');
const id = call.callId;

/** A library whose content the test changes with `now`. */
function mutableLibrary(first: CallDetail) {
  const state = { now: first, named: 'first' };
  const sent = () => {
    const whole = serializedCall(state.now);
    return { ...whole, transcript: { ...whole.transcript, name: state.named } };
  };
  return { state, handlers: { 'call:open': () => Promise.resolve(ok(sent())) } };
}

describe('the open call', () => {
  it('shows an update, and keeps selection and position', async () => {
    const library = mutableLibrary(call);
    using page = renderDesk([call], library.handlers);
    await page.open('a');
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    const { selection } = page.desk.store.getState();
    expect(selection).toBeDefined();

    library.state.now = { ...call, agentName: 'A new name' };
    act(() => page.bridge.emit('library:changed', { kind: 'calls', ids: [id] }));
    await waitFor(() => expect(page.agent()).toBe('A new name'));
    expect(page.desk.store.getState().selection).toBe(selection);
  });

  it('does not render again when nothing has changed', async () => {
    const library = mutableLibrary(call);
    using page = renderDesk([call], library.handlers);
    await page.open('a');
    const { load } = page.desk.store.getState();
    const requested = page.bridge.requests.length;
    act(() => page.bridge.emit('library:changed', { kind: 'calls', ids: [id] }));
    await waitFor(() => expect(page.bridge.requests.length).toBeGreaterThan(requested + 1));
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
    expect(page.desk.store.getState().load).toBe(load);
  });

  it('keeps the unredacted transcript through updates', async () => {
    const scrubbed: CallDetail = {
      ...call,
      transcript: { ...call.transcript, scrubbed: true },
    };
    const library = mutableLibrary(scrubbed);
    using page = renderDesk([scrubbed], {
      ...library.handlers,
      'call:unmask': () => Promise.resolve(ok(serializedCall(call))),
    });
    await page.open('a');
    act(() => page.getByRole('button', { name: 'Show unredacted transcript' }).click());
    await waitFor(() => expect(page.desk.store.getState().showsUnredacted).toBe(true));

    library.state.now = { ...scrubbed, agentName: 'Later' };
    act(() => page.bridge.emit('library:changed', { kind: 'calls', ids: [id] }));
    await waitFor(() => expect(page.agent()).toBe('Later'));
    const { load } = page.desk.store.getState();
    expect(load.phase === 'ready' && load.detail.transcript.scrubbed).toBe(false);
  });

  it('tells why the transcript could not be loaded, and loads it on retry', async () => {
    const bare: CallDetail = {
      ...call,
      copy: 'listed',
      transcript: { ...call.transcript, state: 'not-fetched', entries: [] },
    };
    let refused = true;
    using page = renderDesk([bare], {
      'call:refresh': () =>
        Promise.resolve(
          refused
            ? err({ kind: 'not-retell' as const, host: 'proxy.example', detail: '' })
            : ok({ call: serializedCall(call) }),
        ),
    });
    await page.open('a');
    expect((await page.findByRole('alert')).textContent).toMatch(
      /Couldn’t load the transcript.*proxy\.example/u,
    );
    refused = false;
    act(() => page.getByRole('button', { name: 'Try again' }).click());
    await waitFor(() => expect(page.queryByRole('alert')).toBeNull());
    const { load } = page.desk.store.getState();
    expect(load.phase === 'ready' && load.detail.copy).toBe('whole');
  });
});
