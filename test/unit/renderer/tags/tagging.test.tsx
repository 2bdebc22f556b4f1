import { waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderDesk } from '../call/render-desk.tsx';
import { sampleCall } from '../call/sample-call.ts';

const a = sampleCall('a');

describe('tagging', () => {
  it('tags the spoken word with one key', async () => {
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

  it('tags the selected words', async () => {
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

  it('keeps the tag and discards its comment on Escape', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('{Shift>}{1}{/Shift}');
    await user.keyboard('not this{Escape}');
    await waitFor(() => expect(page.said()).toContain('Comment discarded'));
    expect(page.library.reviewDataOf('a')?.tags).toHaveLength(1);
    expect(page.library.reviewDataOf('a')?.tags[0]?.comment).toBeUndefined();
  });

  it('saves an unfinished comment when another call is opened', async () => {
    using page = renderDesk([a, sampleCall('b')]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('{Shift>}{1}{/Shift}');
    await user.keyboard('half');
    await page.open('b');
    await waitFor(() => expect(page.library.reviewDataOf('a')?.tags[0]?.comment).toBe('half'));
  });

  it('removes the tag again and says why when the disk is full', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    page.library.failWith({ kind: 'disk-full', path: '/data' });
    await userEvent.keyboard('1');
    await waitFor(() => expect(page.said()[0]).toContain('Couldn’t add tag Misheard'));
    expect(page.queryByText('Misheard', { selector: '.entry-tag' })).toBeNull();
  });

  it('says when no tag has a number key', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    await userEvent.keyboard('9');
    expect(page.said()).toEqual(['No tag uses the shortcut 9']);
  });

  it('lists the tags of the call by time, and removes one', async () => {
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

  it('shows the tags with their number keys below the transcript', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    const legend = await page.findByRole('group', { name: 'Add a tag' });
    expect(legend.textContent).toContain('1Misheard');
  });

  it('offers tags without a number key in the bar and in the tag list', async () => {
    using page = renderDesk([a]);
    await page.open('a');
    const user = userEvent.setup();
    const { tagSet } = page.desk;
    const keyless = { id: 'compliance', name: 'Compliance', colour: 'teal' } as const;
    tagSet.setState(({ tags }) => ({ tags: [...tags, keyless] }));
    const bar = await page.findByRole('group', { name: 'Add a tag' });
    await user.click(within(bar).getByRole('button', { name: 'Compliance' }));
    await waitFor(() => expect(page.said()).toHaveLength(1));
    await user.keyboard('a');
    await user.keyboard('comp{Enter}');
    await waitFor(() => expect(page.said()).toHaveLength(2));
    expect(page.queryByRole('dialog')).toBeNull();
  });
});
