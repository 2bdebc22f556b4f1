import { expect, type Page } from '@playwright/test';
import { listedRows } from '../../unit/main/retell/documented-fields.ts';
import { chooseFilter } from './desk.ts';
import { chooseAndWrite, runFromPalette } from './filtering.ts';
import type { Evidence } from './row-trials.ts';
import { callsOfV3, matching } from './told-calls.ts';
import type { ToldRetell } from './told-retell.ts';

interface Wanted {
  /** The field of the queue, and what is typed there. */
  readonly field: string;
  readonly strokes: readonly string[];
  /** What Retell is asked in the end. */
  readonly asked: unknown;
}

const text = (value: string) => ({ type: 'string', op: 'sw', value });
const list = (...value: readonly string[]) => ({ type: 'enum', op: 'in', value });
const yes = { type: 'boolean', op: 'eq', value: true };
const atLeast = (value: number) => ({ type: 'number', op: 'ge', value });
const begins = (written: string) => ['starts', 'Tab', written, 'Enter'] as const;
const named = (key: string, value: string) => ({
  strokes: [key, 'Tab', 'starts', 'Tab', value, 'Enter'],
  asked: [{ key, type: 'string', op: 'sw', value }],
});

/** Noon of the calls' own day, typed as a person would. */
const day = new Date(2026, 2, 3).getTime();

/** How each criterion is set in the queue. */
const wanted: Readonly<Record<string, Wanted>> = {
  agent: {
    field: 'Agent',
    strokes: ['Told', 'Enter', 'Escape'],
    asked: [{ agent_id: 'agent_told' }],
  },
  call_id: { field: 'Call ID', strokes: begins('call_told'), asked: text('call_told') },
  batch_call_id: {
    field: 'Batch call ID',
    strokes: begins('batch_told'),
    asked: text('batch_told'),
  },
  call_status: {
    field: 'Call status',
    strokes: ['Ended', 'Enter', 'Escape'],
    asked: list('ended'),
  },
  in_voicemail: { field: 'In voicemail', strokes: ['In', 'Enter'], asked: yes },
  disconnection_reason: {
    field: 'Disconnection reason',
    strokes: ['Agent hangup', 'Enter', 'Escape'],
    asked: list('agent_hangup'),
  },
  from_number: { field: 'From number', strokes: begins('+1303'), asked: text('+1303') },
  to_number: { field: 'To number', strokes: begins('+1303'), asked: text('+1303') },
  call_type: {
    field: 'Call type',
    strokes: ['Phone', 'Enter', 'Escape'],
    asked: list('phone_call'),
  },
  direction: { field: 'Direction', strokes: ['Inb', 'Enter', 'Escape'], asked: list('inbound') },
  user_sentiment: { field: 'Sentiment', strokes: ['Negative'], asked: list('Negative') },
  data_storage_setting: {
    field: 'Data storage setting',
    strokes: ['Everything', 'Enter', 'Escape'],
    asked: list('everything'),
  },
  call_successful: { field: 'Call successful', strokes: ['Enter'], asked: yes },
  start_timestamp: { field: 'Start time', strokes: [], asked: atLeast(day) },
  end_timestamp: { field: 'End time', strokes: [], asked: atLeast(day) },
  duration_ms: {
    field: 'Duration',
    strokes: ['at least', 'Tab', '1:00', 'Enter'],
    asked: atLeast(60_000),
  },
  combined_cost: {
    field: 'Combined cost',
    strokes: ['at least', 'Tab', '40 ¢', 'Enter'],
    asked: atLeast(40),
  },
  e2e_latency_p50: {
    field: 'End-to-end latency (p50)',
    strokes: ['at least', 'Tab', '0.1 s', 'Enter'],
    asked: atLeast(100),
  },
  tool_calls: {
    field: 'Tool call',
    strokes: ['told_tool', 'Tab', 'failed', 'Enter'],
    asked: [{ name: 'told_tool', success: { ...yes, value: false } }],
  },
  custom_analysis_data: {
    field: 'Custom analysis data',
    ...named('told_verdict', 'refund'),
  },
  custom_attributes: { field: 'Custom attribute', ...named('told_attribute', 'urg') },
  metadata: { field: 'Metadata', ...named('told_order', 'MT') },
  dynamic_variables: { field: 'Dynamic variable', ...named('told_given', 'Front') },
};

async function set(page: Page, { field, strokes }: Wanted): Promise<void> {
  if (field === 'Sentiment') await chooseFilter(page, field, strokes[0] ?? '');
  else {
    await page.getByRole('combobox', { name: 'Add a filter' }).click();
    if (!field.endsWith(' time')) {
      await chooseAndWrite(page, field, strokes);
      return;
    }
    // The browser's own field of a date; how it is typed depends on the computer's language.
    await page.getByRole('option', { name: field, exact: true }).click();
    const editor = page.getByRole('dialog', { name: field });
    await editor.getByLabel(field, { exact: true }).fill('2026-03-03');
    await editor.getByLabel(field, { exact: true }).press('Enter');
    await expect(editor).toBeHidden();
  }
}

const heading = 'Filters';

/**
 * Sets every criterion that docs/retell.md lists, one upon the other. Each keeps out one call that
 * none of the others does, so in the end a single one is left; and Retell is asked for all of them.
 */
export async function tryFilters(page: Page, retell: ToldRetell, seen: Evidence): Promise<void> {
  const grid = page.getByRole('grid');
  const rows = listedRows(heading);
  // The same by the field above the others: taken back, so that the criterion itself has its turn.
  const all = String(callsOfV3.length);
  await chooseFilter(page, 'Outcome', 'Unsuccessful');
  await expect(grid).toHaveAttribute('aria-rowcount', '1');
  await chooseFilter(page, 'Outcome', 'Unsuccessful');
  await expect(grid).toHaveAttribute('aria-rowcount', all);
  let left = callsOfV3.length;
  for (const { field, cells } of rows) {
    const how = wanted[field];
    if (how === undefined) continue;
    await set(page, how);
    const isNamed = cells[0]?.split('; ').includes(how.field) === true;
    const atMost = left;
    await expect
      .poll(async () => Number(await grid.getAttribute('aria-rowcount')), field)
      .toBeLessThan(atMost);
    left = Number(await grid.getAttribute('aria-rowcount'));
    seen.add({ heading, field }, 'queue', isNamed ? undefined : `is not called ${how.field}`);
  }
  await expect(grid).toHaveAttribute('aria-rowcount', '1');
  await expect(page.locator('[data-call]')).toHaveAttribute('data-call', matching);
  // Which of the two answers is the tool's own, only its id says.
  seen.add({ heading: 'A line of a transcript', field: 'tool_call_id' }, 'SDK');
  const ofCalls = await askedFor(page, retell, '/v3/list-calls');
  await page.getByText('Chats', { exact: true }).first().click();
  const ofChats = await askedFor(page, retell, '/v3/list-chats');
  for (const { field, cells } of rows) {
    const how = wanted[field];
    if (how === undefined) continue;
    expect.soft(ofCalls[field], `Filters: ${field}`).toEqual(how.asked);
    const name = /^`(.+)`$/u.exec(cells[1] ?? '')?.[1];
    if (name === undefined) expect.soft(ofChats, field).not.toHaveProperty(field);
    else expect.soft(ofChats[name], `Filters of chats: ${field}`).toEqual(how.asked);
  }
  const known = rows.flatMap(({ cells }) => /^`(.+)`$/u.exec(cells[1] ?? '')?.[1] ?? []);
  expect.soft(Object.keys(ofChats).toSorted()).toEqual(known.toSorted());
}

async function askedFor(
  page: Page,
  retell: ToldRetell,
  path: string,
): Promise<Readonly<Record<string, unknown>>> {
  const filters = () =>
    retell.asked().flatMap(({ path: asked, body }) => {
      const filter = body['filter_criteria'];
      return asked === path && typeof filter === 'object' && filter !== null ? [filter] : [];
    });
  await runFromPalette(page, 'Fetch what matches');
  await expect.poll(() => filters().length, path).toBeGreaterThan(0);
  await expect(page.getByText(/^Retell has no more/u)).toBeVisible();
  return { ...filters().at(-1) };
}
