import { expect, test, type Page } from './harness/test.ts';
import { startSample } from '../../src-sample/server.ts';
import { connect, region } from './harness/desk.ts';
import { launchApp } from './harness/launch.ts';
import { openCall } from './harness/displayed-call.ts';

const apiKey = 'key_e2e_doubtful_3b1d';
const callId = 'call_of_odd_lines';
const now = Date.now();

/** A call as a future Retell might send it: entries of unknown kinds, and impossible times. */
const oddCall = {
  call_id: callId,
  call_type: 'phone_call',
  call_status: 'ended',
  agent_id: 'agent_odd',
  agent_name: 'Odd lines',
  agent_version: 1,
  direction: 'inbound',
  start_timestamp: now - 60_000,
  end_timestamp: now - 30_000,
  duration_ms: 30_000,
  transcript_with_tool_calls: [
    {
      role: 'agent',
      content: 'Good day absent backwards endless',
      words: [
        { word: 'Good', start: 1, end: 1.3 },
        { word: 'day', start: 1.3, end: 1.6 },
        { word: 'absent' },
        { word: 'backwards', start: 0.4, end: 0.6 },
        { word: 'endless', start: 3, end: 2 },
      ],
    },
    { role: 'sms', content: 'Your code is 4711', time_sec: 5 },
    { role: 'dtmf', digit: '7' },
    { role: 'injected', content: 'Be brief', time_sec: 9 },
    { role: 'hologram', shimmer: 'bright', nested: { a: [1, 2] } },
    { role: 'user', content: 'Fine', words: [{ word: 'Fine', start: 12, end: 12.4 }] },
  ],
};

/** The words that are marked as uncertain, in order. */
const uncertain = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...(CSS.highlights.get('doubtful-word') ?? [])].map((range) => {
      const { startContainer, startOffset, endOffset } = range;
      return (startContainer.textContent ?? '').slice(startOffset, endOffset).trim();
    }),
  );

test('entries of every kind are in their place, and words with impossible times are marked', async () => {
  const retell = await startSample({ apiKey, control: true });
  retell.addCall({ call: oddCall });
  await using app = await launchApp();
  const { page } = app;
  await connect(page, apiKey, retell.url);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '25');
  await openCall(page, callId);
  const transcript = region(page, 'Transcript');
  await expect(transcript.locator('.entry')).toHaveText([
    /Agent.*Good day absent backwards endless/u,
    /SMS.*0:05.*Your code is 4711/u,
    /Keypad.*Pressed 7/u,
    /Injected.*0:09.*Be brief/u,
    /Other.*hologram.*shimmer/u,
    /Caller.*0:12.*Fine/u,
  ]);

  expect(await uncertain(page)).toEqual(['absent', 'backwards', 'endless']);
  // The tooltip of each word says what is wrong with it.
  const titleOf = async (word: string): Promise<string> => {
    const at = await page.evaluate((sought) => {
      const [text] = document.querySelectorAll('[data-turn-text]');
      const node = text?.firstChild;
      const start = node?.textContent?.indexOf(sought) ?? -1;
      if (node === null || node === undefined || start < 0) throw new Error('No such word');
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + sought.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, word);
    await page.mouse.move(at.x - 2, at.y);
    await page.mouse.move(at.x, at.y);
    return transcript.evaluate(
      (place) => place.querySelector('[title]')?.getAttribute('title') ?? '',
    );
  };
  for (const [word, says] of [
    ['absent', 'No time for this word'],
    ['backwards', 'This word’s time is out of order'],
    ['endless', 'This word’s time is impossible'],
    ['day', ''],
  ] as const) {
    await expect.poll(() => titleOf(word), word).toBe(says);
  }
  await retell.close();
});
