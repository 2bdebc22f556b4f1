import { act, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderDesk } from '../call/render-desk.tsx';
import { sampleCall } from '../call/sample-call.ts';

const twoEdits = ['edit:apply', 'edit:apply'] as const;

/** The requests of the desk that follow one use of a shortcut. */
const shortcuts: readonly {
  readonly what: string;
  readonly keys: string;
  readonly requests: readonly string[];
}[] = [
  { what: 'a tag', keys: '1', requests: ['edit:apply'] },
  { what: 'an answer', keys: 's1', requests: ['edit:apply'] },
  { what: 'a flag with its note', keys: 'f{Enter}', requests: ['edit:apply'] },
  { what: 'a comment', keys: 'sc{Shift>}w{/Shift}hy{Escape}', requests: ['edit:apply'] },
  { what: 'a step to the next word', keys: '{ArrowRight}', requests: [] },
  { what: 'playing', keys: ' ', requests: [] },
  { what: 'an answer that stays', keys: 's{Shift>}1{/Shift}', requests: ['edit:apply'] },
  { what: 'an answer “not applicable”', keys: 'sn', requests: ['edit:apply'] },
  { what: 'clearing an answer', keys: 's{Shift>}1{/Shift}{Delete}', requests: twoEdits },
  { what: 'evidence', keys: '{ArrowRight}s{Shift>}1{/Shift}e', requests: twoEdits },
  { what: 'a skip with its reason', keys: 'x1', requests: ['edit:apply'] },
  {
    what: 'a submit',
    keys: 's11{Control>}{Enter}{/Control}',
    requests: [...twoEdits, 'edit:apply'],
  },
  { what: 'an undo', keys: '1{Control>}z{/Control}', requests: ['edit:apply', 'edit:undo'] },
  {
    what: 'a redo',
    keys: '1{Control>}z{/Control}{Control>}y{/Control}',
    requests: ['edit:apply', 'edit:undo', 'edit:redo'],
  },
];

/** Shortcuts that concern the page alone. */
const withoutRequests = [
  'j k l [[ ] \\ r o m t i s n c / {F3} a',
  '{Shift>}m{/Shift} {Shift>}n{/Shift} {Control>}2{/Control} {Alt>}={/Alt}',
  '{ArrowLeft} {ArrowUp} {ArrowDown} {Shift>}{ArrowRight}{/Shift} s{ArrowDown} s{ArrowUp}',
].flatMap((line) => line.split(' '));

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)));

/** What is asked for at regular intervals, whatever is pressed. */
const regular = new Set(['work:active', 'call:position']);

describe('A shortcut of the desk', () => {
  it.each(shortcuts)('costs no more messages than $what needs', async ({ keys, requests }) => {
    using page = renderDesk([sampleCall('a')]);
    await page.open('a');
    await settle();
    const before = page.bridge.requests.length;
    await userEvent.keyboard(keys);
    await waitFor(() =>
      expect(page.bridge.requests.length).toBeGreaterThanOrEqual(before + requests.length),
    );
    await settle();
    const sent = page.bridge.requests.slice(before).map(({ channel }) => channel);
    expect(sent.filter((channel) => !regular.has(channel))).toEqual(requests);
  });

  it('that concerns the page alone sends nothing', async () => {
    using page = renderDesk([sampleCall('a')]);
    await page.open('a');
    await settle();
    const before = page.bridge.requests.length;
    const sent = () =>
      page.bridge.requests
        .slice(before)
        .map(({ channel }) => channel)
        .filter((channel) => !regular.has(channel));
    for (const keys of withoutRequests) {
      await userEvent.keyboard(`${keys}{Escape}`);
      expect({ keys, sent: sent() }).toEqual({ keys, sent: [] });
    }
    await settle();
    expect(sent()).toEqual([]);
  });

  it('opens a call with one request for its detail', async () => {
    using page = renderDesk([sampleCall('a')]);
    await page.open('a');
    await settle();
    expect(page.bridge.requests.filter(({ channel }) => channel === 'call:open')).toHaveLength(1);
  });

  it('takes an edit of another window from the event, without a request', async () => {
    using page = renderDesk([sampleCall('a')]);
    await page.open('a');
    await settle();
    const before = page.bridge.requests.length;
    const data = page.library.reviewDataOf('a');
    if (data === undefined) throw new Error('No call a');
    const review = { ...data.review, status: 'draft' as const, flagged: true };
    const columns = {
      reviewStatus: 'draft',
      flagged: true,
      score: undefined,
      tagCount: 0,
    } as const;
    act(() =>
      page.bridge.emit('library:changed', {
        kind: 'review-data',
        data: { ...data, review },
        columns,
      }),
    );
    await settle();
    expect(page.bridge.requests).toHaveLength(before);
    expect(page.getByRole('button', { name: /^Flagged/u })).toBeDefined();
  });
});
