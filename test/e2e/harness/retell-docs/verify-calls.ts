import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { press } from '../desk.ts';
import type { RunningApp } from '../launch.ts';
import {
  type RowCoverage,
  displayProblem,
  documentedRows,
  type DocumentedRow,
} from './documented-rows.ts';
import { openAndReadCall, type DisplayedCall } from '../displayed-call.ts';
import { callFieldValues, chatFieldValues } from './field-values.ts';

/** A row of the exported file. */
export type ExportedRow = Readonly<Record<string, string>>;

/** Exports the reviewed calls of the queue and reads these rows. */
export async function exportRows(
  { page, downloads }: Pick<RunningApp, 'page' | 'downloads'>,
  ...ids: string[]
): Promise<readonly ExportedRow[]> {
  const before = await readdir(downloads);
  await press(page, 'Control+E');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await press(page, 'Enter');
  await expect(page.getByRole('status').filter({ hasText: '.csv' }).first()).toBeVisible();
  const isNew = (file: string): boolean => file.endsWith('.csv') && !before.includes(file);
  await expect.poll(async () => (await readdir(downloads)).some(isNew)).toBe(true);
  const file = (await readdir(downloads)).find(isNew) ?? '';
  const text = await readFile(path.join(downloads, file), 'utf8');
  const rows: ExportedRow[] = parse(text, { columns: true, bom: true });
  return ids.map((id) => rows.find((row) => row['call_id'] === id) ?? {});
}

/** Opens a call or chat and reviews it, so that the next export contains it. */
export async function reviewCall(page: Page, id: string): Promise<DisplayedCall> {
  const displayed = await openAndReadCall(page, id);
  // One tag creates a review, and so a row in the export.
  await press(page, 'ArrowDown', '1');
  await expect(page.getByRole('tab', { name: /^Tags/u })).toHaveAccessibleName(/1/u);
  return displayed;
}

/** The export column of a field, by its label in the app. */
const columns: Readonly<Record<string, string>> = {
  'Call ID': 'call_id',
  'Chat ID': 'call_id',
  'Agent ID': 'agent_id',
  Agent: 'agent_name',
  'Agent version': 'agent_version',
  Type: 'call_type',
  Direction: 'direction',
  From: 'from_number',
  To: 'to_number',
  Started: 'started_at',
  Duration: 'duration_s',
  Sentiment: 'sentiment',
  Outcome: 'outcome',
  'Disconnection reason': 'disconnection_reason',
};

const asExported = (column: string, raw: unknown): string => {
  if (column === 'started_at') return new Date(Number(raw)).toISOString();
  if (column === 'duration_s') return String(Number(raw) / 1000);
  if (column === 'outcome') return raw === true ? 'Successful' : 'Unsuccessful';
  // The old name of a call type.
  return raw === 'twilio' ? 'phone_call' : String(raw);
};

function exportFault({ label }: DocumentedRow, raw: unknown, row: ExportedRow): string | undefined {
  const column = columns[label] ?? '';
  const cell = row[column]?.replace(/^'/u, '');
  const wanted = asExported(column, raw);
  return cell === wanted ? undefined : `the export says ${cell ?? 'nothing'}, not ${wanted}`;
}

/** Values that are shortened outside the Details panel. */
const briefly: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Outcome: { Queue: 'Successful', Head: 'Successful' },
  Started: { Queue: '3 Mar', Head: '3 Mar 2026, 1' },
  Duration: { Queue: '1:17', Head: '1:17' },
  'End to end': { Head: '105 ms (p50)' },
};

/** Places that depend on more than one field and are verified separately. */
const byItself: Readonly<Record<string, readonly string[]>> = {
  call_type: ['Head'],
  audio_websocket_protocol: ['Head'],
  to_number: ['Queue', 'Head'],
  public_log_url: ['Details › Files'],
  knowledge_base_retrieved_contents_url: ['Details › Files'],
  transcript: ['Transcript', 'Search'],
  'call_analysis.call_summary': ['Search'],
  'chat_analysis.chat_summary': ['Search'],
};

/** A chat whose list names the agent is shown with that name. */
const byNameInChats = ['Queue', 'Head'];

/** One call or chat as it was sent, displayed and exported. */
export interface VerifiedCall {
  readonly heading: 'A call' | 'A chat';
  readonly id: string;
  readonly document: string;
  readonly displayed: DisplayedCall;
  readonly row: ExportedRow;
  /** The fields that this call can show; all fields of its document by default. */
  readonly shows?: (field: string) => boolean;
}

/** Looks for every value of one document at each place that docs/retell.md names. */
export function verifyFields(seen: RowCoverage, looked: VerifiedCall): void {
  const { heading, document, displayed, row, shows = () => true } = looked;
  const reported = valuesFor(looked);
  for (const trial of documentedRows(heading)) {
    const value = reported[trial.field];
    if (value === undefined || !trial.documents.includes(document)) continue;
    if (!shows(trial.field)) continue;
    for (const place of trial.places) {
      if (hasOwnCheck(trial, place)) continue;
      const shown = briefly[trial.label]?.[place] ?? value.shown;
      const fault =
        place === 'Exports'
          ? exportFault(trial, value.raw, row)
          : displayProblem(trial, place, shown, displayed);
      seen.add(trial, `${place} in ${document}`, fault);
    }
  }
  verifyGroups(seen, looked);
  if (heading === 'A call') verifyLatency(seen, looked);
}

const valuesFor = ({ heading, id }: VerifiedCall): typeof callFieldValues => ({
  ...(heading === 'A call' ? callFieldValues : chatFieldValues),
  [heading === 'A call' ? 'call_id' : 'chat_id']: { raw: id, shown: id },
});

/** Recordings are played, texts are searched for, and some places depend on more than one value. */
function hasOwnCheck({ heading, field }: DocumentedRow, place: string): boolean {
  const isLive = place === 'Sound' || place === 'Search';
  const isNamed = heading === 'A chat' && field === 'agent_id' && byNameInChats.includes(place);
  return isLive || isNamed || byItself[field]?.includes(place) === true;
}

/** Fields that contain others; each is shown through one of its fields. */
const holders: Readonly<Record<string, string>> = {
  telephony_identifier: 'telephony_identifier.twilio_call_sid',
  call_analysis: 'call_analysis.user_sentiment',
  call_cost: 'call_cost.product_costs[].cost',
  'call_cost.product_costs': 'call_cost.product_costs[].cost',
  llm_token_usage: 'llm_token_usage.average',
  chat_analysis: 'chat_analysis.chat_summary',
  chat_cost: 'chat_cost.product_costs[].cost',
  'chat_cost.product_costs': 'chat_cost.product_costs[].cost',
};

function verifyGroups(seen: RowCoverage, looked: VerifiedCall): void {
  const { heading, document, displayed } = looked;
  const { details } = displayed;
  const reported = valuesFor(looked);
  for (const row of documentedRows(heading)) {
    if (!row.documents.includes(document)) continue;
    const inner = reported[holders[row.field] ?? ''];
    const group = row.places[0]?.replace('Details › ', '');
    if (inner !== undefined) {
      // v2 has a total and no products.
      const shown = document === 'v2' && row.field === 'call_cost' ? '$3.21' : inner.shown;
      const isThere = details.some(
        (detail) => detail.group === group && detail.value.includes(shown),
      );
      const fault = isThere ? undefined : `nothing of it stands under ${group}`;
      seen.add(row, `Details › ${group} in ${document}`, fault);
    }
    const ofProduct = /_cost\.product_costs\[\]\.(\w+)$/u.exec(row.field)?.[1];
    const value = reported[row.field];
    if (ofProduct !== undefined && value !== undefined) {
      const isThere = details.some(
        (detail) =>
          detail.group === 'Cost' && `${detail.label} ${detail.value}`.includes(value.shown),
      );
      seen.add(row, document, isThere ? undefined : `no product of the cost has ${value.shown}`);
    }
  }
}

const names: Readonly<Record<string, string>> = {
  e2e: 'End to end',
  asr: 'Speech to text',
  llm: 'Language model',
  llm_websocket_network_rtt: 'LLM network',
  tts: 'Text to speech',
  knowledge_base: 'Knowledge base',
  s2s: 'Speech to speech',
};

/** How the table shows each figure of a component. */
const figure: Readonly<Record<string, (raw: number) => string>> = {
  min: (raw) => `min ${raw} ms`,
  max: (raw) => `max ${raw} ms`,
  num: (raw) => `measured ${raw} times`,
};

function verifyLatency(seen: RowCoverage, { document, displayed }: VerifiedCall): void {
  const trials = documentedRows('A call').filter(({ documents }) => documents.includes(document));
  const components = trials.flatMap(({ field }) => {
    const name = /^latency\.(\w+)$/u.exec(field)?.[1];
    const raw = callFieldValues[field]?.raw;
    return name === undefined ? [] : [{ name, raw: raw as Readonly<Record<string, number>> }];
  });
  for (const row of trials) {
    if (row.field === 'latency') {
      const isWhole = components.every(({ name }) => names[name] ?? name in displayed.latency);
      seen.add(row, `Details › Latency in ${document}`, isWhole ? undefined : 'a row is missing');
    }
    const which = /^latency\.\*\.(\w+)$/u.exec(row.field)?.[1];
    if (which === undefined) continue;
    expect(components.length, 'components of latency').toBeGreaterThan(2);
    for (const { name, raw } of components) {
      const { figures = {}, below = '' } = displayed.latency[names[name] ?? ''] ?? {};
      const value = raw[which] ?? 0;
      const isThere =
        which === 'values'
          ? below.startsWith('3 bars with a line') && below.includes('3 values, in the order')
          : (figure[which]?.(value) ?? '') === ''
            ? figures[which] === `${value} ms`
            : below.includes(figure[which]?.(value) ?? '');
      seen.add(row, document, isThere ? undefined : `${value} of ${name} is not drawn`);
    }
  }
}
