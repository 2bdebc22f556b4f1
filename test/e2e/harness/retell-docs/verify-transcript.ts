import { expect, type Page } from '@playwright/test';
import { position, press, recordingReady, region } from '../desk.ts';
import { documentedRows, type RowCoverage } from './documented-rows.ts';
import { openAndReadCall, type DisplayedCall } from '../displayed-call.ts';
import { attachmentUrl } from './transcript-entries.ts';

const heading = 'A line of a transcript';

/** What the transcript shows of each field in the call with every kind of entry. */
const entryTexts: Readonly<Record<string, readonly string[]>> = {
  role: ['Agent', 'Caller', 'Tool', 'Result', 'Node', 'Keypad', 'SMS', 'Injected', 'told_role'],
  content: ['Alpha bravo charlie', 'Marigold', 'told answer', 'Told message', 'Told aside'],
  name: ['told_tool', 'other_tool'],
  arguments: ['told_tool {"told_argument":7}', '"told_argument": 7'],
  successful: ['✓ succeeded told answer of the other', '✕ failed told answer'],
  former_node_name: ['Told greeting →'],
  new_node_name: ['→ Told payment'],
  former_node_id: ['node_told_7 →'],
  new_node_id: ['→ node_told_8'],
  former_state_name: ['Told draft →'],
  new_state_name: ['→ Told done'],
  transition_type: ['Told payment · told_global'],
  digit: ['Pressed 9'],
  time_sec: ['1:01', '1:05'],
  multimedia: ['Attachment:'],
  'multimedia[].summary': ['Attachment: Told picture'],
};

/** Verifies every kind of entry in the transcript. */
export async function verifyEntries(
  page: Page,
  seen: RowCoverage,
  displayed: DisplayedCall,
): Promise<void> {
  const transcript = region(page, 'Transcript');
  for (const row of documentedRows(heading)) {
    const words = entryTexts[row.field];
    if (words === undefined) continue;
    const missing = words.filter((one) => !displayed.transcript.includes(one));
    const fault = missing.length === 0 ? undefined : `“${missing.join('”, “')}” is not there`;
    for (const at of [...row.places, ...row.documents.filter((one) => one !== 'chat')]) {
      seen.add(row, at, fault);
    }
  }
  const hidden = (field: string, text: string): void => {
    const fault = displayed.page.includes(text) ? 'stands on the page' : undefined;
    seen.add({ heading, field }, 'SDK', fault);
  };
  hidden('multimedia[].url', attachmentUrl);
  hidden('thought_signature', 'signature-told-1f3a');
  seen.add({ heading: 'A call', field: 'transcript_with_tool_calls' }, 'Transcript in get');
  await expect(transcript).toContainText('Told unknown line');
}

/** Clicks a word of the transcript and follows the current word across overlapping words. */
export async function verifyWordTiming(page: Page, seen: RowCoverage): Promise<void> {
  const transcript = region(page, 'Transcript');
  await recordingReady(page);
  await transcript.getByText('Alpha bravo charlie').click({ position: { x: 60, y: 8 } });
  await expect(transcript).toHaveAttribute('data-word-text', 'bravo');
  await expect.poll(async () => Math.abs((await position(page)) - 600)).toBeLessThan(30);
  seen.add({ heading, field: 'words' }, 'get in Transcript');
  seen.add({ heading, field: 'words[].word' }, 'get in Transcript');
  seen.add({ heading, field: 'words[].start' }, 'get');
  // The user's word ends while the agent still speaks, so the current word is the agent's again.
  const at = async (seconds: number, word: string): Promise<void> => {
    await page.evaluate((to) => {
      const [audio] = document.getElementsByTagName('audio');
      if (audio !== undefined) audio.currentTime = to;
    }, seconds);
    await expect(transcript).toHaveAttribute('data-word-text', word);
  };
  await at(1.1, 'Marigold');
  await at(1.4, 'charlie');
  seen.add({ heading, field: 'words[].end' }, 'get');
}

/** The messages of a chat have times and no recording. */
export async function verifyMessages(
  page: Page,
  seen: RowCoverage,
  displayed: DisplayedCall,
): Promise<void> {
  const says = (field: string, isTrue: boolean): void => {
    seen.add({ heading, field }, 'chat in Transcript', isTrue ? undefined : 'is not so');
  };
  says('role', displayed.transcript.includes('Caller') && displayed.transcript.includes('Agent'));
  says('content', displayed.transcript.includes('Is the tulip in stock?'));
  says('message_id', !displayed.page.includes('message-told'));
  const time = region(page, 'Transcript').locator('.entry-time').first();
  await expect(time).toHaveText('15:02:00');
  await expect(time).toHaveAttribute('title', '3 Mar 2026, 15:02');
  says('created_timestamp', true);
}

/** The label and the format of each figure of get-concurrency in Settings. */
const figures: Readonly<Record<string, readonly [name: string, value: string]>> = {
  current_concurrency: ['Active calls', '3'],
  concurrency_limit: ['Concurrency limit', '104'],
  base_concurrency: ['Base concurrency', '25'],
  purchased_concurrency: ['Purchased concurrency', '79'],
  concurrency_purchase_limit: ['Purchase limit', '306'],
  remaining_purchase_limit: ['Available to purchase', '227'],
  concurrency_burst_enabled: ['Burst', 'On, up to 308'],
  concurrency_burst_limit: ['Burst', 'On, up to 308'],
  reserved_inbound_concurrency: ['Reserved for inbound', '9'],
};

/** The limits of the account. */
export const limits = {
  current_concurrency: 3,
  concurrency_limit: 104,
  base_concurrency: 25,
  purchased_concurrency: 79,
  concurrency_purchase_limit: 306,
  remaining_purchase_limit: 227,
  concurrency_burst_enabled: true,
  concurrency_burst_limit: 308,
  reserved_inbound_concurrency: 9,
};

/** Reads the limits of the account in the header and in Settings. */
export async function verifyConcurrency(page: Page, seen: RowCoverage): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Workspace: /u })
    .click();
  await expect(page.getByText('Active calls: 3 of 104 allowed at once')).toBeVisible();
  await press(page, 'Escape');
  await press(page, 'Control+,');
  const settings = region(page, 'Settings');
  await settings.getByRole('tab', { name: 'Workspaces' }).click();
  for (const row of documentedRows('Concurrency')) {
    const [name, value] = figures[row.field] ?? ['', ''];
    const term = settings.locator('dt').filter({ hasText: new RegExp(`^${name}$`, 'u') });
    const reported = await term.locator('xpath=following-sibling::dd[1]').innerText();
    const isCalled = row.label.includes(name);
    const fault = reported === value && isCalled ? undefined : `Settings say ${name} ${reported}`;
    for (const at of [...row.places, ...row.documents]) seen.add(row, at, fault);
  }
  await press(page, 'Escape');
  await expect(settings).toBeHidden();
}

/** Opens a call whose transcript is plain text only. */
export async function verifyPlainText(
  page: Page,
  seen: RowCoverage,
  { id, document }: { readonly id: string; readonly document: string },
): Promise<void> {
  const { transcript: lines } = await openAndReadCall(page, id);
  const isThere = lines.includes('nothing but plain telling');
  const fault = isThere ? undefined : 'the plain text is not shown';
  seen.add({ heading: 'A call', field: 'transcript' }, `Transcript in ${document}`, fault);
}
