import { waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderDesk } from './render-desk.tsx';
import { sampleCall } from './sample-call.ts';

const call = sampleCall('a');

async function openDesk() {
  const page = renderDesk([call]);
  await page.open('a');
  const user = userEvent.setup();
  const corrected = (): readonly (string | null)[] =>
    [...page.container.querySelectorAll('.corrected > ins')].map((one) => one.textContent);
  return { page, user, corrected, [Symbol.dispose]: page[Symbol.dispose] };
}

/** “said Monday”, in the caller's turn. */
const selectSaidMonday = '{ArrowDown}{ArrowRight}{Shift>}{ArrowRight}{ArrowRight}{/Shift}';

describe('A correction', () => {
  it('is written for the selected words, shown in place, and keeps what Retell has', async () => {
    using desk = await openDesk();
    const { page, user, corrected } = desk;
    await user.keyboard(`${selectSaidMonday}w`);
    const field = page.getByRole('textbox', { name: 'What was really said' });
    expect(document.activeElement).toBe(field);
    const editor = page.getByRole('form', { name: 'Correction' });
    expect(within(editor).getByRole('deletion').textContent).toBe('said Monday');
    await user.keyboard('meant Tuesday{Enter}');
    expect(corrected()).toEqual(['meant Tuesday']);
    expect(page.container.querySelector('.corrected > del')?.textContent).toBe('said Monday');
    expect(page.library.reviewDataOf('a')?.corrections).toMatchObject([
      { original: 'said Monday', corrected: 'meant Tuesday', span: { firstWord: 5, lastWord: 6 } },
    ]);
    expect(page.broken).toEqual([]);
  });

  it('is not saved with Escape, nor if nothing was changed', async () => {
    using desk = await openDesk();
    const { page, user } = desk;
    await user.keyboard(`${selectSaidMonday}wTuesday{Escape}`);
    await user.keyboard('w{Enter}');
    expect(page.library.edits()).toEqual([]);
    expect(page.queryByRole('form', { name: 'Correction' })).toBeNull();
  });

  it('is changed and removed where the words are, and in the Tags panel', async () => {
    using desk = await openDesk();
    const { page, user, corrected } = desk;
    await user.keyboard(`${selectSaidMonday}wTuesday{Enter}`);
    await user.keyboard('w');
    expect(page.getByRole('textbox', { name: 'What was really said' })).toHaveProperty(
      'value',
      'Tuesday',
    );
    await user.keyboard('Friday{Enter}');
    expect(corrected()).toEqual(['Friday']);
    await user.click(page.getByRole('tab', { name: /Tags/u }));
    const list = page.getByRole('region', { name: 'Corrections' });
    expect(list.textContent).toContain('Friday');
    await user.click(within(list).getByRole('button', { name: /^Remove the correction/u }));
    await waitFor(() => expect(corrected()).toEqual([]));
    expect(page.queryByRole('region', { name: 'Corrections' })).toBeNull();
  });

  it('says that nothing was said where its text is empty', async () => {
    using desk = await openDesk();
    const { page, user, corrected } = desk;
    await user.keyboard(`${selectSaidMonday}w{Backspace}`);
    expect(page.getByRole('form').textContent).toContain('this was not said');
    await user.keyboard('{Enter}');
    expect(corrected()).toEqual(['[not said]']);
  });

  it('is refused across turns', async () => {
    using desk = await openDesk();
    const { page, user } = desk;
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}w');
    expect(page.said()).toContain('Select words of one turn to correct them');
  });
});

const chat = sampleCall('chat', {
  kind: 'chat',
  entries: [
    { kind: 'turn', speaker: 'agent', text: 'Hello this is Ava', words: [] },
    { kind: 'turn', speaker: 'user', text: 'I said\nMonday afternoon', words: [] },
    { kind: 'tool-call', toolCallId: 't1', name: 'book_slot', arguments: '{}' },
  ],
});

describe('In a chat and in a transcript without word timing', () => {
  it('a turn is corrected as a whole, and only the words that differ are marked', async () => {
    using page = renderDesk([chat]);
    await page.open('chat');
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}w');
    const field = page.getByRole('textbox', { name: 'What was really said' });
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty('value', 'I said\nMonday afternoon');
    await user.clear(field);
    await user.keyboard('I said{Shift>}{Enter}{/Shift}Sunday afternoon{Enter}');
    expect(page.queryByRole('form', { name: 'Correction' })).toBeNull();
    expect(page.container.querySelector('.corrected')?.textContent).toBe('MondaySunday');
    expect(page.library.reviewDataOf('chat')?.corrections).toMatchObject([
      {
        span: { entry: 1 },
        original: 'I said\nMonday afternoon',
        corrected: 'I said\nSunday afternoon',
      },
    ]);

    // The same shortcut changes it; Retell's text again is no correction.
    await user.keyboard('w');
    const again = page.getByRole('textbox', { name: 'What was really said' });
    expect(again).toHaveProperty('value', 'I said\nSunday afternoon');
    await user.clear(again);
    await user.keyboard('I said{Shift>}{Enter}{/Shift}Monday afternoon{Enter}');
    expect(page.library.reviewDataOf('chat')?.corrections).toEqual([]);
    expect(page.broken).toEqual([]);
  });

  it('a turn is checked; an entry that nobody said is neither checked nor corrected', async () => {
    using page = renderDesk([chat]);
    await page.open('chat');
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}{Shift>}w{/Shift}');
    expect(page.library.reviewDataOf('chat')?.checkedTurns).toEqual([1]);
    await user.keyboard('{ArrowDown}w{Shift>}w{/Shift}');
    expect(page.said()).toContain('Go to a turn to correct it.');
    expect(page.said()).toContain('No turn to check here');
    expect(page.library.reviewDataOf('chat')?.checkedTurns).toEqual([1]);
  });
});

describe('A turn', () => {
  it('is marked as checked and unmarked with the same shortcut', async () => {
    using desk = await openDesk();
    const { page, user } = desk;
    await user.keyboard('{ArrowDown}{Shift>}w{/Shift}');
    expect(page.library.reviewDataOf('a')?.checkedTurns).toEqual([1]);
    expect(page.container.querySelector('[data-entry="1"] .entry-who')?.textContent).toContain(
      'Checked',
    );
    await user.keyboard('{Shift>}w{/Shift}');
    expect(page.library.reviewDataOf('a')?.checkedTurns).toEqual([]);
  });
});

describe('A better reply', () => {
  it('is written under a turn of the agent and saved by itself', async () => {
    using desk = await openDesk();
    const { page, user } = desk;
    await user.keyboard('b');
    const field = page.getByRole('textbox', { name: 'Better reply at 0:00' });
    expect(document.activeElement).toBe(field);
    await user.keyboard('Good morning{Enter}');
    await waitFor(() =>
      expect(page.library.reviewDataOf('a')?.betterReplies).toEqual([
        { entry: 0, quote: 'Hello this is Ava', reply: 'Good morning' },
      ]),
    );
    await user.click(page.getByRole('button', { name: 'Remove better reply' }));
    await waitFor(() => expect(page.library.reviewDataOf('a')?.betterReplies).toEqual([]));
    expect(page.queryByRole('textbox', { name: /Better reply/u })).toBeNull();
  });

  it('is not offered on a turn of the caller, and its field closes if nothing was written', async () => {
    using desk = await openDesk();
    const { page, user } = desk;
    await user.keyboard('{ArrowDown}b');
    expect(page.said()).toContain(
      'Better replies are for the agent’s turns. This is the caller’s turn.',
    );
    await user.keyboard('{ArrowUp}{ArrowUp}b{Escape}');
    await waitFor(() => expect(page.queryByRole('textbox', { name: /Better/u })).toBeNull());
  });
});

describe('A submitted review', () => {
  it('can’t be annotated', async () => {
    const submitted = {
      ...call,
      work: {
        ...call.work,
        review: { ...call.work.review, status: 'submitted' as const },
        betterReplies: [{ entry: 0, quote: 'Hello', reply: 'Good morning' }],
      },
    };
    using page = renderDesk([submitted]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('w{Shift>}w{/Shift}b');
    expect(page.said()).toEqual(
      Array.from({ length: 3 }, () => 'This review is submitted. Reopen it to make changes.'),
    );
    expect(page.getByRole('textbox', { name: /Better/u }).hasAttribute('readonly')).toBe(true);
    expect(page.queryByRole('button', { name: 'Remove better reply' })).toBeNull();
  });
});
