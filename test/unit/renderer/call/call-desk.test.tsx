import { act, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { serializedCall } from '../../../fakes/fake-review-data.ts';
import { ok } from '../../../../src-shared/result.ts';
import type { CallDetail } from '../../../../src-shared/call-detail.ts';
import { renderDesk } from './render-desk.tsx';
import { sampleCall } from './sample-call.ts';

const a = sampleCall('a');
const b = sampleCall('b');

/** A filter of the queue, which is not part of the desk. */
function queueField() {
  const queue = document.createElement('div');
  queue.className = 'queue';
  queue.innerHTML = '<button role="combobox">Sentiment</button>';
  document.body.append(queue);
  const element = queue.querySelector('button');
  if (element === null) throw new Error('No button');
  return { element, [Symbol.dispose]: () => queue.remove() };
}

describe('the desk', () => {
  it('steps through words with the arrow keys, even without a recording', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    const user = userEvent.setup();
    expect(page.word()).toBe('0');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(page.word()).toBe('2');
    expect(page.region('Transcript').dataset['wordText']).toBe('is');
    await user.keyboard('{ArrowDown}');
    expect(page.word()).toBe('4');
    expect(page.getByRole('slider', { name: 'Position' }).getAttribute('aria-valuenow')).toBe(
      '2001',
    );
  });

  it('tells why there is no recording', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    expect(page.region('Waveform').textContent).toContain('This call has no recording');
    expect(page.getByRole('button', { name: 'Play' }).hasAttribute('disabled')).toBe(true);
  });

  it('never shows a call that was requested before the open one', async () => {
    const late: { readonly answer: () => void }[] = [];
    using page = renderDesk([a, b], {
      'call:open': ({ callId }) =>
        new Promise((resolve) => {
          const detail: CallDetail = callId === 'a' ? a : b;
          if (callId === 'a') late.push({ answer: () => resolve(ok(serializedCall(detail))) });
          else resolve(ok(serializedCall(detail)));
        }),
    });
    void page.desk.open(a.callId);
    await page.open('b');
    await act(async () => {
      late[0]?.answer();
      await Promise.resolve();
    });
    expect(page.agent()).toBe('Agent of b');
  });

  it('tells why a call cannot be opened, and offers a retry', async () => {
    using page = renderDesk([a]);
    await page.open('gone');
    expect(page.getByRole('alert').textContent).toContain('Couldn’t open this call');
    expect(page.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('submits, opens the next call, and returns to the submitted one on undo', async () => {
    using page = renderDesk([a, b]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('s11');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(page.agent()).toBe('Agent of b'));
    expect(page.library.reviewDataOf('a')?.review.status).toBe('submitted');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(page.agent()).toBe('Agent of a'));
    expect(page.library.reviewDataOf('a')?.review.status).toBe('draft');
    expect(page.said().at(-1)).toBe('Undid: review.submit · Agent of a');
  });

  it('leaves the focus in a field of the queue that the reviewer went to after submitting', async () => {
    using field = queueField();
    const opening = Promise.withResolvers<undefined>();
    using page = renderDesk([a, b], {
      'call:open': async ({ callId }) => {
        if (callId === 'b') await opening.promise;
        return ok(serializedCall(callId === 'a' ? a : b));
      },
    });
    await page.open('a');
    await userEvent.keyboard('s11{Control>}{Enter}{/Control}');
    act(() => field.element.focus());
    await act(async () => {
      opening.resolve(undefined);
      await Promise.resolve();
    });
    await waitFor(() => expect(page.agent()).toBe('Agent of b'));
    expect(document.activeElement).toBe(field.element);
  });

  it('moves the focus to the call that was opened from a field of the queue', async () => {
    using field = queueField();
    using page = renderDesk([a]);
    field.element.focus();
    await page.open('a');
    expect(page.region('Transcript').contains(document.activeElement)).toBe(true);
  });

  it('tells when there is nothing to undo', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(page.said()).toEqual(['Nothing to undo']));
  });

  it('finds in the call, counts the hits, and steps through them', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('/');
    const field = page.getByRole('textbox', { name: 'Find in this call' });
    expect(document.activeElement).toBe(field);
    await user.keyboard('monday');
    expect(page.getByText('1 of 2')).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(page.getByText('2 of 2')).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(page.queryByRole('textbox', { name: 'Find in this call' })).toBeNull();
  });

  it('shows, steps through and tags entries without word timing', async () => {
    const plain = sampleCall('plain', {
      entries: [
        { kind: 'turn', speaker: 'agent', text: 'Hello', words: [] },
        { kind: 'turn', speaker: 'user', text: 'Bye', words: [] },
      ],
    });
    using page = renderDesk([plain]);
    await page.open('plain');
    const user = userEvent.setup();
    expect(page.region('Transcript').textContent).toContain('No word timing');
    await user.keyboard('{ArrowDown}1');
    await waitFor(() =>
      expect(page.library.reviewDataOf('plain')?.tags[0]).toMatchObject({
        quote: 'Bye',
        span: { entry: 1 },
      }),
    );
  });

  it('saves the position when the call is left', async () => {
    using page = renderDesk([a, b]);
    await page.open('a');
    await userEvent.keyboard('{ArrowDown}');
    await page.open('b');
    const saved = page.bridge.requests.filter(({ channel }) => channel === 'call:position');
    expect(saved.at(-1)?.input).toEqual({ callId: 'a', positionMs: 2001 });
  });

  it('keeps unsaved input when another call is opened at once', async () => {
    using page = renderDesk([a, b]);
    await page.open('a');
    const user = userEvent.setup();
    await user.type(page.getByRole('textbox', { name: 'Comment on the call' }), 'good');
    await page.open('b');
    await waitFor(() => expect(page.library.reviewDataOf('a')?.review.comment).toBe('good'));
    expect(page.library.reviewDataOf('b')?.review.comment).toBeUndefined();
  });

  it('names its regions for assistive tools', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    for (const name of ['Call', 'Waveform', 'Transcript', 'Scorecard']) {
      expect(page.region(name)).toBeTruthy();
    }
    await userEvent.keyboard('i');
    expect(within(page.region('Details')).getByText('Agent of a')).toBeTruthy();
  });

  it('marks the word that was stepped to, and tags that word, also when words share one time', async () => {
    const together = ['before', 'a', 'b', 'c', 'after'];
    const words = together.map((text, index) => ({
      text,
      startMs: [1000, 20_140, 20_140, 20_140, 21_000][index] ?? 0,
      endMs: [1200, 20_140, 20_140, 20_140, 21_200][index] ?? 0,
    }));
    const call = sampleCall('a', {
      durationMs: 30_000,
      entries: [{ kind: 'turn', speaker: 'agent', text: together.join(' '), words }],
    });
    using page = renderDesk([call]);
    await page.open('a');
    const user = userEvent.setup();
    const visited: (string | undefined)[] = [];
    for (let step = 0; step < together.length; step += 1) {
      await user.keyboard('{ArrowRight}');
      visited.push(page.region('Transcript').dataset['wordText']);
    }
    expect(visited).toEqual(['before', 'a', 'b', 'c', 'after']);
    await user.keyboard('{ArrowLeft}{ArrowLeft}1');
    await waitFor(() => expect(page.library.reviewDataOf('a')?.tags[0]?.quote).toBe('b'));
  });

  it('tells why Play does nothing', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    await userEvent.keyboard(' ');
    expect(page.said().at(-1)).toContain('This call has no recording');
  });

  it.each(['g', 'r', 'o'])('tells why %s does nothing without a recording', async (key) => {
    using page = renderDesk([a]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    await user.keyboard(key);
    expect(page.said().at(-1)).toContain('This call has no recording');
    expect(page.word()).toBe('2');
    expect(page.getByLabelText('Speed').textContent).toBe('1×');
    expect(page.getByRole('button', { name: /Skip silence/u }).getAttribute('aria-pressed')).toBe(
      'false',
    );
  });

  it('opens every call at the default playback speed', async () => {
    using page = renderDesk([a, b]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard(']]');
    expect(page.getByLabelText('Speed').textContent).toBe('1.5×');
    await page.open('b');
    expect(page.getByLabelText('Speed').textContent).toBe('1×');
  });

  it('shows the summary in one line above the transcript, but not beside a redacted one', async () => {
    const summary = 'Jane Roe asked for a refund.';
    const plain = sampleCall('a', { summary });
    const redacted = {
      ...sampleCall('b', { summary }),
      transcript: { ...b.transcript, scrubbed: true },
    };
    using page = renderDesk([plain, redacted]);
    await page.open('a');
    const line = () => page.container.querySelector('.call-summary-line')?.textContent;
    expect(line()).toBe(`Summary ${summary}`);
    await page.open('b');
    expect(line()).toBe('Summary (not redacted)');
  });
});
