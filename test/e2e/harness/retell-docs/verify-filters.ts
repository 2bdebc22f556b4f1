import { expect, type Page } from '@playwright/test';
import { listedRows } from '../../../unit/main/retell/documented-fields.ts';
import { chooseFilter } from '../desk.ts';
import { fillFilterEditor, runFromPalette } from '../queue-filters.ts';
import type { RowCoverage } from './documented-rows.ts';
import { callsOfV3, matchingCall } from './scripted-calls.ts';
import type { ScriptedRetell } from './scripted-retell.ts';

interface FilterExample {
  /** The filter field, and the keystrokes for its editor. */
  readonly field: string;
  readonly strokes: readonly string[];
  /** The filter that is sent to Retell. */
  readonly request: unknown;
}

const text = (value: string) => ({ type: 'string', op: 'sw', value });
const list = (...value: readonly string[]) => ({ type: 'enum', op: 'in', value });
const yes = { type: 'boolean', op: 'eq', value: true };
const atLeast = (value: number) => ({ type: 'number', op: 'ge', value });
const begins = (written: string) => ['starts', 'Tab', written, 'Enter'] as const;
const named = (key: string, value: string) => ({
  strokes: [key, 'Tab', 'starts', 'Tab', value, 'Enter'],
  request: [{ key, type: 'string', op: 'sw', value }],
});

/** Noon of the day of the calls, typed in the format of the computer's language. */
const day = new Date(2026, 2, 3).getTime();

/** How each filter field is set. */
const filterExamples: Readonly<Record<string, FilterExample>> = {
  agent: {
    field: 'Agent',
    strokes: ['Told', 'Enter', 'Escape'],
    request: [{ agent_id: 'agent_told' }],
  },
  call_id: { field: 'Call ID', strokes: begins('call_told'), request: text('call_told') },
  batch_call_id: {
    field: 'Batch call ID',
    strokes: begins('batch_told'),
    request: text('batch_told'),
  },
  call_status: {
    field: 'Call status',
    strokes: ['Ended', 'Enter', 'Escape'],
    request: list('ended'),
  },
  in_voicemail: { field: 'In voicemail', strokes: ['In', 'Enter'], request: yes },
  disconnection_reason: {
    field: 'Disconnection reason',
    strokes: ['Agent hung up', 'Enter', 'Escape'],
    request: list('agent_hangup'),
  },
  from_number: { field: 'From number', strokes: begins('+1303'), request: text('+1303') },
  to_number: { field: 'To number', strokes: begins('+1303'), request: text('+1303') },
  call_type: {
    field: 'Call type',
    strokes: ['Phone', 'Enter', 'Escape'],
    request: list('phone_call'),
  },
  direction: { field: 'Direction', strokes: ['Inb', 'Enter', 'Escape'], request: list('inbound') },
  user_sentiment: { field: 'Sentiment', strokes: ['Negative'], request: list('Negative') },
  data_storage_setting: {
    field: 'Data storage setting',
    strokes: ['Everything', 'Enter', 'Escape'],
    request: list('everything'),
  },
  call_successful: { field: 'Call successful', strokes: ['Enter'], request: yes },
  start_timestamp: { field: 'Start time', strokes: [], request: atLeast(day) },
  end_timestamp: { field: 'End time', strokes: [], request: atLeast(day) },
  duration_ms: {
    field: 'Duration',
    strokes: ['at least', 'Tab', '1:00', 'Enter'],
    request: atLeast(60_000),
  },
  combined_cost: {
    field: 'Combined cost',
    strokes: ['at least', 'Tab', '40 ¢', 'Enter'],
    request: atLeast(40),
  },
  e2e_latency_p50: {
    field: 'End-to-end latency (p50)',
    strokes: ['at least', 'Tab', '0.1 s', 'Enter'],
    request: atLeast(100),
  },
  tool_calls: {
    field: 'Tool call',
    strokes: ['told_tool', 'Tab', 'failed', 'Enter'],
    request: [{ name: 'told_tool', success: { ...yes, value: false } }],
  },
  custom_analysis_data: {
    field: 'Custom analysis data',
    ...named('told_verdict', 'refund'),
  },
  custom_attributes: { field: 'Custom attribute', ...named('told_attribute', 'urg') },
  metadata: { field: 'Metadata', ...named('told_order', 'MT') },
  dynamic_variables: { field: 'Dynamic variable', ...named('told_given', 'Front') },
};

async function setFilter(page: Page, { field, strokes: keystrokes }: FilterExample): Promise<void> {
  if (field === 'Sentiment') await chooseFilter(page, field, keystrokes[0] ?? '');
  else {
    await page.getByRole('combobox', { name: 'Add a filter' }).click();
    if (!field.endsWith(' time')) {
      await fillFilterEditor(page, field, keystrokes);
      return;
    }
    // The browser's date field; its format depends on the computer's language.
    await page.getByRole('option', { name: field, exact: true }).click();
    const editor = page.getByRole('dialog', { name: field });
    await editor.getByLabel(field, { exact: true }).fill('2026-03-03');
    await editor.getByLabel(field, { exact: true }).press('Enter');
    await expect(editor).toBeHidden();
  }
}

const heading = 'Filters';

/**
 * Sets every filter that docs/retell.md lists, one after the other. Each excludes one call that no other
 * filter excludes, so that one call is left; and Retell receives all of them.
 */
export async function verifyFilters(
  page: Page,
  retell: ScriptedRetell,
  seen: RowCoverage,
): Promise<void> {
  const grid = page.getByRole('grid');
  const rows = listedRows(heading);
  // Set in the row of filters above the queue, then cleared, so that it can be set in the editor too.
  const all = String(callsOfV3.length);
  await chooseFilter(page, 'Outcome', 'Unsuccessful');
  await expect(grid).toHaveAttribute('aria-rowcount', '1');
  await chooseFilter(page, 'Outcome', 'Unsuccessful');
  await expect(grid).toHaveAttribute('aria-rowcount', all);
  let left = callsOfV3.length;
  for (const { field, cells } of rows) {
    const how = filterExamples[field];
    if (how === undefined) continue;
    await setFilter(page, how);
    const isNamed = cells[0]?.split('; ').includes(how.field) === true;
    const atMost = left;
    await expect
      .poll(async () => Number(await grid.getAttribute('aria-rowcount')), field)
      .toBeLessThan(atMost);
    left = Number(await grid.getAttribute('aria-rowcount'));
    seen.add({ heading, field }, 'queue', isNamed ? undefined : `is not called ${how.field}`);
  }
  await expect(grid).toHaveAttribute('aria-rowcount', '1');
  await expect(page.locator('[data-call]')).toHaveAttribute('data-call', matchingCall);
  // Only the id tells which of the two results belongs to the tool.
  seen.add({ heading: 'A line of a transcript', field: 'tool_call_id' }, 'SDK');
  const ofCalls = await requestedFilter(page, retell, '/v3/list-calls');
  await page.getByText('Chats', { exact: true }).first().click();
  const ofChats = await requestedFilter(page, retell, '/v3/list-chats');
  for (const { field, cells } of rows) {
    const how = filterExamples[field];
    if (how === undefined) continue;
    expect.soft(ofCalls[field], `Filters: ${field}`).toEqual(how.request);
    const name = /^`(.+)`$/u.exec(cells[1] ?? '')?.[1];
    if (name === undefined) expect.soft(ofChats, field).not.toHaveProperty(field);
    else expect.soft(ofChats[name], `Filters of chats: ${field}`).toEqual(how.request);
  }
  const known = rows.flatMap(({ cells }) => /^`(.+)`$/u.exec(cells[1] ?? '')?.[1] ?? []);
  expect.soft(Object.keys(ofChats).toSorted()).toEqual(known.toSorted());
}

async function requestedFilter(
  page: Page,
  retell: ScriptedRetell,
  path: string,
): Promise<Readonly<Record<string, unknown>>> {
  const filters = () =>
    retell.requests().flatMap(({ path: requested, body }) => {
      const filter = body['filter_criteria'];
      return requested === path && typeof filter === 'object' && filter !== null ? [filter] : [];
    });
  await runFromPalette(page, 'Load matching calls from Retell');
  await expect.poll(() => filters().length, path).toBeGreaterThan(0);
  await expect(page.getByText(/^All loaded/u)).toBeVisible();
  return { ...filters().at(-1) };
}
