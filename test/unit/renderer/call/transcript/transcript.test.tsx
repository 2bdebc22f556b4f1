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
    await waitFor(() => expect(page.library.reviewDataOf('a')?.tags).toHaveLength(1));
    await user.keyboard('{ArrowLeft}2');
    await waitFor(() => expect(page.library.reviewDataOf('a')?.tags).toHaveLength(2));
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

  it('are shown one by one when one of them cannot be shown', async () => {
    const broken = {
      ...call,
      transcript: { ...call.transcript, entries: [...call.transcript.entries] },
    };
    Object.assign(broken.transcript.entries, { 1: { kind: 'of a later version' } });
    using page = renderDesk([broken]);
    await page.open('a');
    const text = page.region('Transcript').textContent;
    expect(text).toContain('one two one two');
    expect(text).toContain('This entry can’t be shown.');
    expect(text).toContain('No slot is left');
  });

  it('are cut for display when they are very long, and say so', async () => {
    using page = renderDesk([
      sampleCall('a', {
        entries: [
          turn('agent', 0, `start${'x'.repeat(3_000_000)}`),
          { kind: 'tool-result', toolCallId: 't', content: 'y'.repeat(3_000_000) },
        ],
      }),
    ]);
    await page.open('a');
    const shows = (text: string): boolean => page.region('Transcript').textContent.includes(text);
    expect(shows('startxxx')).toBe(true);
    expect(shows('… cut after 20,000 characters')).toBe(true);
    await waitFor(() => expect(shows('… cut after 40,000 characters')).toBe(true));
    expect(page.region('Transcript').textContent.length).toBeLessThan(100_000);
  });

  it('show the digits of tool arguments as they came', async () => {
    const id = '{"id":107505301260286111,"price":1.10,"x":1,"x":2}';
    using page = renderDesk([
      sampleCall('a', {
        entries: [{ kind: 'tool-call', toolCallId: 't', name: 'refund', arguments: id }],
      }),
    ]);
    await page.open('a');
    const shown = page.container.querySelector('.payload-text')?.textContent;
    expect(shown).toBe('{\n  "id": 107505301260286111,\n  "price": 1.10,\n  "x": 1,\n  "x": 2\n}');
  });

  it('of a chat show the time to the second, and the gap before them', async () => {
    const sentMs = new Date(2026, 10, 21, 14, 2, 11).getTime();
    using page = renderDesk([
      sampleCall('a', {
        entries: [
          { kind: 'turn', speaker: 'user', text: 'Hello', words: [], sentMs },
          { kind: 'turn', speaker: 'agent', text: 'Hi', words: [], sentMs: sentMs + 8000 },
          { kind: 'turn', speaker: 'user', text: 'Back', words: [], sentMs: sentMs + 188_000 },
        ],
      }),
    ]);
    await page.open('a');
    const times = [...page.container.querySelectorAll('.entry-time')];
    expect(times.map(({ textContent }) => textContent)).toEqual([
      '14:02:11',
      '14:02:19 +8 s',
      '14:05:19 +3:00',
    ]);
  });

  it('show the comment of a tag beside its name', async () => {
    using page = renderDesk([call]);
    await page.open('a');
    const user = userEvent.setup();
    await user.keyboard('{Shift>}1{/Shift}');
    await user.keyboard('said Monday{Enter}');
    await waitFor(() =>
      expect(page.container.querySelector('.entry-tag-comment')?.textContent).toBe('said Monday'),
    );
  });
});
