import { waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderDesk } from '../call/render-desk.tsx';
import { sampleCall } from '../call/sample-call.ts';

const call = sampleCall('a', {
  sentiment: 'Negative',
  successful: true,
  customAnalysis: { refund_due: false, party_size: 3, occasion: 'Birthday', nothing: null },
});

async function openDesk(detail = call) {
  const page = renderDesk([detail]);
  await page.open('a');
  const user = userEvent.setup();
  const verdicts = () => page.library.reviewDataOf('a')?.verdicts;
  const on = (name: string) => within(page.getByRole('group', { name: `Verdict on ${name}` }));
  return { page, user, verdicts, on, [Symbol.dispose]: page[Symbol.dispose] };
}

describe('A verdict on Retell', () => {
  it('agrees with one click, and is taken back with another', async () => {
    using desk = await openDesk();
    const { user, on, verdicts } = desk;
    await user.keyboard('i');
    await user.click(on('Sentiment').getByRole('button', { name: 'Agree' }));
    expect(verdicts()).toEqual({ sentiment: { stance: 'agreed', retellValue: 'Negative' } });
    await user.click(on('Sentiment').getByRole('button', { name: 'Agreed', pressed: true }));
    expect(verdicts()).toEqual({});
  });

  it('corrects a sentiment with one of Retell’s values, and can say why', async () => {
    using desk = await openDesk();
    const { user, on, verdicts, page } = desk;
    await user.keyboard('i');
    await user.click(on('Sentiment').getByRole('button', { name: 'Correct' }));
    const values = within(page.getByRole('group', { name: 'What Sentiment should be' }));
    expect(values.getAllByRole('button').map((one) => one.textContent)).toEqual([
      'Positive',
      'Neutral',
      'Unknown',
    ]);
    await user.click(values.getByRole('button', { name: 'Neutral' }));
    const reason = page.getByRole('textbox', { name: 'Reason (optional)' });
    await user.type(reason, 'She laughed{Enter}');
    await waitFor(() =>
      expect(verdicts()?.['sentiment']).toEqual({
        stance: 'corrected',
        retellValue: 'Negative',
        value: 'Neutral',
        reason: 'She laughed',
      }),
    );
  });

  it('corrects a yes or no at once, and a number or text in a field', async () => {
    using desk = await openDesk();
    const { user, on, verdicts, page } = desk;
    await user.keyboard('i');
    await user.click(on('Outcome').getByRole('button', { name: 'Correct' }));
    expect(page.getByTitle('Outcome').textContent).toBe('Successful → Unsuccessful');
    await user.click(on('refund_due').getByRole('button', { name: 'Correct' }));
    await user.click(on('party_size').getByRole('button', { name: 'Correct' }));
    const size = page.getByRole('textbox', { name: 'What it should be' });
    expect(document.activeElement).toBe(size);
    await user.type(size, 'many{Enter}');
    expect(page.getByRole('alert').textContent).toBe('Enter a number.');
    await user.clear(size);
    await user.type(size, '4{Enter}');
    await waitFor(() =>
      expect(verdicts()).toEqual({
        success: { stance: 'corrected', retellValue: 'true', value: 'false' },
        'custom.refund_due': { stance: 'corrected', retellValue: 'false', value: 'true' },
        'custom.party_size': { stance: 'corrected', retellValue: '3', value: '4' },
      }),
    );
  });

  it('disputes with a reason, and not without one', async () => {
    using desk = await openDesk();
    const { user, on, verdicts, page } = desk;
    await user.keyboard('i');
    await user.click(on('occasion').getByRole('button', { name: 'Dispute' }));
    await user.keyboard('{Enter}');
    expect(verdicts()).toEqual({});
    await user.type(page.getByRole('textbox', { name: 'Reason' }), 'Nobody said so{Enter}');
    await waitFor(() =>
      expect(verdicts()).toEqual({
        'custom.occasion': {
          stance: 'disputed',
          retellValue: 'Birthday',
          reason: 'Nobody said so',
        },
      }),
    );
  });

  it('is reached from the keyboard', async () => {
    using desk = await openDesk();
    const { user, page } = desk;
    await user.keyboard('v');
    expect(document.activeElement?.textContent).toBe('Agree');
    expect(page.queryByRole('group', { name: 'Verdict on nothing' })).toBeNull();
  });

  it('is only shown once the review is submitted', async () => {
    using desk = await openDesk({
      ...call,
      work: {
        ...call.work,
        review: { ...call.work.review, status: 'submitted' },
        verdicts: { success: { stance: 'corrected', retellValue: 'true', value: 'false' } },
      },
    });
    await desk.user.keyboard('i');
    const details = desk.page.region('Details');
    expect(details.textContent).toContain('Corrected → Unsuccessful');
    expect(within(details).queryByRole('button', { name: 'Agree' })).toBeNull();
  });
});

describe('The word error rate of a call', () => {
  it('is shown over all speakers and for each, once a turn is checked', async () => {
    using desk = await openDesk();
    const { user, page } = desk;
    await user.keyboard('i');
    expect(page.queryByRole('heading', { name: 'Word error rate' })).toBeNull();
    // Retell has “I said Monday”; the caller said “I said on Tuesday”.
    await user.keyboard('{Shift>}w{/Shift}{ArrowDown}{Shift>}w{/Shift}');
    await user.keyboard('{ArrowRight}{ArrowRight}won Tuesday{Enter}');
    const rows = within(page.getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
      ['Speaker', 'WER', 'Sub', 'Ins', 'Del', 'Words'],
      ['All', '25%', '1', '0', '1', '8'],
      ['Agent', '0%', '0', '0', '0', '4'],
      ['Caller', '50%', '1', '0', '1', '4'],
    ]);
  });
});
