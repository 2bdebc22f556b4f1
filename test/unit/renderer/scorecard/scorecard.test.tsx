import { waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { JudgedMeasure } from '../../../../src-shared/judged-measures.ts';
import { ok } from '../../../../src-shared/result.ts';
import { renderDesk } from '../call/render-desk.tsx';
import { sampleCall } from '../call/sample-call.ts';

const a = sampleCall('a');

async function entered() {
  const page = renderDesk([a, sampleCall('b')]);
  await page.open('a');
  const user = userEvent.setup();
  await user.keyboard('s');
  await waitFor(() => expect(focused()).toBe('Greeting'));
  return { page, user };
}

const focused = (): string | null | undefined => document.activeElement?.getAttribute('aria-label');

describe('the scorecard', () => {
  it('is scored with the keys alone, and its score moves with them', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('1');
    expect(page.region('Scorecard').textContent).toContain('100%');
    await waitFor(() => expect(focused()).toBe('Verification'));
    await user.keyboard('2');
    expect(page.region('Scorecard').textContent).toContain('Auto-fail');
    await waitFor(() =>
      expect(page.library.reviewDataOf('a')?.review.answers).toEqual({
        greeting: { value: { kind: 'choice', optionId: 'yes' } },
        verified: { value: { kind: 'choice', optionId: 'no' } },
      }),
    );
  });

  it('makes a clicked criterion the current one only when the button is released', async () => {
    const { page, user } = await entered();
    using _ = page;
    const current = (): string | null | undefined =>
      page
        .region('Scorecard')
        .querySelector('[data-current] [aria-label]')
        ?.getAttribute('aria-label');
    const group = page.getByRole('radiogroup', { name: 'Verification' });
    const option = within(group).getByRole('radio', { name: 'Yes' });
    // While the mouse is pressed nothing may move, or the click is lost.
    await user.pointer({ keys: '[MouseLeft>]', target: option });
    expect(current()).toBe('Greeting');
    await user.pointer({ keys: '[/MouseLeft]', target: option });
    expect(option.getAttribute('aria-checked')).toBe('true');
    await waitFor(() => expect(current()).toBe('Verification'));
    expect(group.contains(document.activeElement)).toBe(true);
  });

  it('never calls an unfinished score a pass', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('1');
    expect(page.region('Scorecard').textContent).toContain('In progress');
    await user.keyboard('1');
    expect(page.region('Scorecard').textContent).toContain('✓ Pass');
  });

  it('goes from the last criterion to the comment on the call', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('{ArrowDown}{ArrowDown}');
    const field = page.getByRole('textbox', { name: 'Comment on the call' });
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  it('stays on the criterion with Shift, so that an answer can be corrected', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('{Shift>}1{/Shift}');
    expect(focused()).toBe('Greeting');
    await user.keyboard('{Shift>}2{/Shift}');
    expect(focused()).toBe('Greeting');
    const group = page.getByRole('radiogroup', { name: 'Greeting' });
    expect(within(group).getByRole('radio', { name: 'No' }).getAttribute('aria-checked')).toBe(
      'true',
    );
  });

  it('leaves a criterion out with N, unless it always applies', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('n');
    await waitFor(() =>
      expect(page.library.reviewDataOf('a')?.review.answers['greeting']?.value).toEqual({
        kind: 'not-applicable',
      }),
    );
    await waitFor(() => expect(focused()).toBe('Verification'));
    await user.keyboard('n');
    expect(page.said()).toContain('This criterion can’t be N/A');
  });

  it('clears an answer and keeps its comment', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('{Shift>}1{/Shift}c');
    await waitFor(() => expect(focused()).not.toBe('Greeting'));
    await user.keyboard('why{Enter}');
    await waitFor(() => expect(focused()).toBe('Greeting'));
    await user.keyboard('{Delete}');
    await waitFor(() =>
      expect(page.library.reviewDataOf('a')?.review.answers['greeting']).toEqual({
        comment: 'why',
      }),
    );
  });

  it('attaches the spoken word as evidence, and plays it again', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('e');
    await waitFor(() =>
      expect(page.library.reviewDataOf('a')?.review.answers['greeting']?.evidence).toMatchObject([
        { quote: 'Hello', firstWord: 0 },
      ]),
    );
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement?.className).toBe('transcript-scroller'));
    await user.keyboard('{ArrowDown}');
    expect(page.word()).toBe('4');
    await user.click(page.getByRole('button', { name: /“Hello”/u }));
    expect(page.word()).toBe('0');
  });

  it('comes back to the criterion last spoken to', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(focused()).toBe('Verification'));
    await user.keyboard('s');
    await waitFor(() => expect(document.activeElement?.className).toBe('transcript-scroller'));
    await user.keyboard('s');
    await waitFor(() => expect(focused()).toBe('Verification'));
  });

  it('says that nothing was saved while the disk is full, and keeps the text', async () => {
    const { page, user } = await entered();
    using _ = page;
    page.library.failWith({ kind: 'disk-full', path: '/data' });
    const field = page.getByRole('textbox', { name: 'Comment on the call' });
    await user.type(field, 'precious');
    await user.tab();
    await waitFor(() => expect(page.getByRole('alert').textContent).toContain('Not saved'));
    expect(field).toHaveProperty('value', 'precious');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(page.said().at(-1)).toContain('Not submitted'));
    expect(page.agent()).toBe('Agent of a');
  });

  it('skips with a listed reason by its number and opens the next call', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('{Escape}x');
    await waitFor(() => expect(document.activeElement?.tagName).toBe('INPUT'));
    await user.keyboard('2');
    await waitFor(() => expect(page.agent()).toBe('Agent of b'));
    expect(page.library.reviewDataOf('a')?.review).toMatchObject({
      status: 'skipped',
      skipReason: 'Voicemail',
    });
  });

  it('flags a call and shows it in the header', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('{Escape}f');
    await user.keyboard('Check the refund{Enter}');
    await waitFor(() => expect(page.getByText('⚑ Flagged')).toBeTruthy());
    expect(page.library.reviewDataOf('a')?.review.flagNote).toBe('Check the refund');
  });

  it('skips with a typed reason, to which digits belong', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('{Escape}x');
    await waitFor(() => expect(document.activeElement?.tagName).toBe('INPUT'));
    await user.keyboard('Cut off after 2 s{Enter}');
    await waitFor(() => expect(page.agent()).toBe('Agent of b'));
    expect(page.library.reviewDataOf('a')?.review.skipReason).toBe('Cut off after 2 s');
  });

  it('asks before an incomplete review is submitted', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('1{Control>}{Enter}{/Control}');
    expect(page.getByText(/1 criterion is not answered/u)).toBeTruthy();
    expect(page.library.reviewDataOf('a')?.review.status).toBe('draft');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(page.library.reviewDataOf('a')?.review.status).toBe('submitted'));
  });

  it('is read-only after the submit until the review is reopened', async () => {
    const { page, user } = await entered();
    using _ = page;
    await user.keyboard('11{Control>}{Enter}{/Control}');
    await waitFor(() => expect(page.agent()).toBe('Agent of b'));
    await page.open('a');
    expect(page.getByText(/Reopen it to make changes/u)).toBeTruthy();
    const option = page.getAllByRole('radio', { name: 'Yes' })[0];
    expect(option).toHaveProperty('disabled', true);
    await user.click(page.getByRole('button', { name: 'Reopen' }));
    await waitFor(() => expect(option).toHaveProperty('disabled', false));
  });

  it('says at the last call that the queue has ended', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    await userEvent.keyboard('s1');
    await userEvent.keyboard('{Control>}{Enter}{/Control}{Enter}');
    await waitFor(() => expect(page.said().at(-1)).toBe('No calls left to review in this queue.'));
  });
});

describe('The scorecard of a submitted review', () => {
  const judged: JudgedMeasure = {
    criterionId: 'greeting',
    outcome: 'met',
    explanation: 'The agent said “hello”.',
  };
  const submitted = (judgedMeasures: readonly JudgedMeasure[]) => ({
    ...a,
    work: {
      ...a.work,
      review: {
        ...a.work.review,
        status: 'submitted' as const,
        judgedMeasures,
      },
    },
  });
  const open = async (judgedMeasures: readonly JudgedMeasure[]) => {
    const { id: rubricId, version: rubricVersion } = a.rubric;
    const changed = [judged];
    const page = renderDesk([submitted(judgedMeasures)], {
      'call:measures': () => Promise.resolve(ok({ rubricId, rubricVersion, results: [], changed })),
    });
    await page.open('a');
    await waitFor(() =>
      expect(page.bridge.requests.map(({ channel }) => channel)).toContain('call:measures'),
    );
    return page;
  };

  it('tells what a measure said at submit that says something else now', async () => {
    using page = await open([judged]);
    await waitFor(() =>
      expect(page.region('Scorecard').textContent).toContain(
        'A measure has changed since the review was submitted.',
      ),
    );
    expect(page.region('Scorecard').textContent).toContain(
      'Greeting, when submitted: The agent said “hello”.',
    );
  });

  it('tells nothing of measures that it was not judged on', async () => {
    using page = await open([]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(page.region('Scorecard').textContent).not.toContain('changed since');
  });
});
