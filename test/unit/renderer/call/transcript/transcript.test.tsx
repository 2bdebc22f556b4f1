import { waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderDesk } from '../render-desk.tsx';
import { sampleCall, turn } from '../sample-call.ts';

const entries = [
  turn('agent', 0, 'one two one two'),
  turn('user', 2000, 'one'),
  {
    kind: 'tool-result',
    toolCallId: 't',
    content: '"No slot is left"',
    successful: false,
  } as const,
];
const call = sampleCall('a', { entries });

describe('transcript entries', () => {
  it('show their tags in the order of the tagged words', async () => {
    using page = renderDesk([call]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('{ArrowRight}{ArrowRight}1');
    await waitFor(() => expect(page.library.workOf('a')?.tags).toHaveLength(1));
    await user.keyboard('{ArrowLeft}2');
    await waitFor(() => expect(page.library.workOf('a')?.tags).toHaveLength(2));
    const tags = [...page.container.querySelectorAll('[data-entry="0"] .entry-tag')];
    expect(tags.map(({ textContent }) => textContent)).toEqual(['Praise', 'Misheard']);
  });

  it('are searched from the playback position, and from the top after the last hit', async () => {
    using page = renderDesk([call]);
    await page.open('a');
    const user = userEvent.setup();
    const hit = () => page.container.querySelector('.find-count')?.textContent;
    await user.keyboard('{ArrowRight}/');
    await user.keyboard('one');
    expect(hit()).toBe('2 of 3');
    await user.keyboard('{Escape}{ArrowDown}/');
    await user.keyboard('one');
    expect(hit()).toBe('3 of 3');
    await user.keyboard('{Control>}a{/Control}two');
    expect(hit()).toBe('1 of 2');
  });

  it('show why a tool failed, as the tool reported it', async () => {
    using page = renderDesk([call]);
    await page.open('a');
    const line = page.container.querySelector('[data-kind="tool-result"] .payload-brief');
    expect(line?.textContent).toBe('No slot is left');
  });
});
