import { waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderDesk } from '../call/render-desk.tsx';
import { sampleCall } from '../call/sample-call.ts';

const a = sampleCall('a');

describe('tagging', () => {
  it('puts a tag on the spoken word with one key', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    await userEvent.keyboard('{ArrowDown}{ArrowRight}1');
    await waitFor(() =>
      expect(page.library.reviewDataOf('a')?.tags).toMatchObject([
        { tagId: 'misheard', quote: 'said', span: { firstWord: 5, lastWord: 5, startMs: 2300 } },
      ]),
    );
    expect(page.said()).toEqual(['Did tag.apply']);
  });

  it('puts a tag on the words selected', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}2');
    await waitFor(() =>
      expect(page.library.reviewDataOf('a')?.tags[0]).toMatchObject({
        tagId: 'praise',
        quote: 'I said Monday',
      }),
    );
  });

  it('takes a comment after the tag, saved with Enter', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('{Shift>}{1}{/Shift}');
    await user.type(page.getByRole('textbox', { name: 'Misheard “Hello”' }), 'again');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(page.library.reviewDataOf('a')?.tags[0]?.comment).toBe('again'));
    expect(page.queryByRole('textbox', { name: 'Misheard “Hello”' })).toBeNull();
    expect(document.activeElement?.className).toBe('transcript-scroller');
  });

  it('keeps the tag and what was typed of its comment on Escape', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('{Shift>}{1}{/Shift}');
    await user.keyboard('never lost{Escape}');
    await waitFor(() =>
      expect(page.library.reviewDataOf('a')?.tags[0]?.comment).toBe('never lost'),
    );
  });

  it('writes a half-typed comment when another call is opened', async () => {
    using page = renderDesk([a, sampleCall('b')]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('{Shift>}{1}{/Shift}');
    await user.keyboard('half');
    await page.open('b');
    await waitFor(() => expect(page.library.reviewDataOf('a')?.tags[0]?.comment).toBe('half'));
  });

  it('takes the tag back when the disk is full, and says so', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    page.library.failWith({ kind: 'disk-full', path: '/data' });
    await userEvent.keyboard('1');
    await waitFor(() => expect(page.said()[0]).toContain('Couldn’t add tag Misheard'));
    expect(page.queryByText('Misheard', { selector: '.entry-tag' })).toBeNull();
  });

  it('says when a digit has no tag', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    await userEvent.keyboard('9');
    expect(page.said()).toEqual(['No tag has the key 9']);
  });

  it('lists the tags of the call in order of time, and removes one', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}1{ArrowUp}2');
    await user.click(page.getByRole('tab', { name: /Tags/u }));
    const rows = within(page.region('Tags')).getAllByRole('listitem');
    expect(rows.map((row) => row.querySelector('.tag-name')?.textContent)).toEqual([
      'Praise',
      'Misheard',
    ]);
    await user.click(page.getByRole('button', { name: 'Remove Praise' }));
    await waitFor(() => expect(page.library.reviewDataOf('a')?.tags).toHaveLength(1));
  });

  it('shows the keys of the tags under the transcript', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    const legend = await page.findByRole('group', { name: 'Put a tag' });
    expect(legend.textContent).toContain('1Misheard');
  });
});
