import { expect, type Page } from '@playwright/test';
import { recordingReady, region } from '../desk.ts';
import { openAndReadCall, openCall, type DisplayedCall } from '../displayed-call.ts';
import { documentedRows, type RowCoverage } from './documented-rows.ts';
import { callFieldValues } from './field-values.ts';
import type { ScriptedRetell } from './scripted-retell.ts';

/** Opens a call, waits until this file is the recording, and returns the number of lanes of its waveform. */
export async function lanesOfFile(
  page: Page,
  retell: ScriptedRetell,
  id: string,
  file: string,
): Promise<number> {
  await openCall(page, id);
  await recordingReady(page);
  await expect
    .poll(() => retell.requests().some(({ path }) => path === `/files/${file}`), file)
    .toBe(true);
  const lanes = region(page, 'Waveform').locator('[data-lanes]');
  await expect(lanes).toBeVisible();
  return Number(await lanes.getAttribute('data-lanes'));
}

const fileFields = ['public_log_url', 'knowledge_base_retrieved_contents_url'];

/** The text files of a call are fetched when the reviewer asks to see them. */
export async function verifyFiles(
  page: Page,
  coverage: RowCoverage,
  { id, document }: { readonly id: string; readonly document: string },
): Promise<void> {
  await openCall(page, id);
  const details = region(page, 'Details');
  for (const { field, label, documents } of documentedRows('A call')) {
    if (!fileFields.includes(field) || !documents.includes(document)) continue;
    const { shown = '' } = callFieldValues[field] ?? {};
    await expect(details).not.toContainText(shown);
    await details.getByRole('button', { name: `Show ${label}` }).click();
    await expect(details).toContainText(shown);
    coverage.check('A call', field, `Details › Files in ${document}`, true);
  }
}

/** Every variant of a recording is played for the call that has no better one. */
export async function verifyRecordings(
  page: Page,
  retell: ScriptedRetell,
  coverage: RowCoverage,
): Promise<void> {
  const check = (field: string, at: string, isTrue: boolean): void =>
    coverage.check('A call', field, at, isTrue);
  const one = await lanesOfFile(page, retell, 'call_told_get', 'recording.wav');
  check('recording_url', 'Sound in v3 in get', one === 1);
  const lanes = await lanesOfFile(page, retell, 'lanes_told', 'channels.wav');
  check('recording_multi_channel_url', 'Sound in v3', lanes === 2);
  await lanesOfFile(page, retell, 'clean_told', 'scrubbed.wav');
  const clean = await openAndReadCall(page, 'clean_told');
  const kept = (label: string) => (displayed: DisplayedCall) =>
    displayed.details.some((detail) => detail.group === 'Data storage' && detail.label === label);
  check(
    'scrubbed_recording_url',
    'Sound in Details › Data storage in v3',
    kept('Redacted recording')(clean),
  );
  const both = await lanesOfFile(page, retell, 'call_told_v3', 'scrubbed-channels.wav');
  const whole = await openAndReadCall(page, 'call_told_v3');
  check(
    'scrubbed_recording_multi_channel_url',
    'Sound in Details › Data storage in v3',
    both === 2 && kept('Redacted recording by speaker')(whole),
  );
}
