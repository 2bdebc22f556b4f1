import { expect, test, type Page } from './harness/test.ts';
import { listedRows } from '../unit/main/retell/documented-fields.ts';
import { connectTo } from './harness/connect.ts';
import { filesHolding, launchApp } from './harness/launch.ts';
import { RowCoverage, documentedRows } from './harness/retell-docs/documented-rows.ts';
import { exportRows, reviewCall, verifyFields } from './harness/retell-docs/verify-calls.ts';
import { verifyChats } from './harness/retell-docs/verify-chats.ts';
import { lanesOfFile, verifyFiles, verifyRecordings } from './harness/retell-docs/verify-files.ts';
import { verifyFilters } from './harness/retell-docs/verify-filters.ts';
import {
  limits,
  verifyConcurrency,
  verifyEntries,
  verifyPlainText,
  verifyWordTiming,
} from './harness/retell-docs/verify-transcript.ts';
import { verifyRequests } from './harness/retell-docs/verify-requests.ts';
import { searchResults, openAndReadCall, type DisplayedCall } from './harness/displayed-call.ts';
import {
  callsOfV1,
  callsOfV2,
  callsOfV3,
  scriptedChats,
} from './harness/retell-docs/scripted-calls.ts';
import { callFieldValues } from './harness/retell-docs/field-values.ts';
import { startScriptedRetell } from './harness/retell-docs/scripted-retell.ts';

// Verifies all of docs/retell.md in the app, with one account for each API version.
test.describe.configure({ mode: 'serial', timeout: 360_000 });

const seen = new RowCoverage();

const headings = [
  'Endpoints',
  'What is asked of a list',
  'Filters',
  'A page of a list',
  'A call',
  'A line of a transcript',
  'Concurrency',
  'A chat',
];

const call = (field: string, at: string, isTrue: boolean): void => {
  seen.check('A call', field, at, isTrue);
};

test('an account with v3: its lists, filters, calls and chats', async () => {
  const retell = await startScriptedRetell({
    version: 'v3',
    calls: callsOfV3,
    chats: scriptedChats,
    concurrency: limits,
  });
  await using app = await launchApp({ size: { width: 1600, height: 1000 } });
  const { page } = app;
  await connectTo(page, retell);
  await expect(page.getByRole('banner')).toContainText('Listing calls');
  seen.check('A page of a list', 'has_more', 'v3', true);
  retell.release();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(callsOfV3.length));
  seen.check('A page of a list', 'items', 'v3', true);
  await expect(page.getByRole('banner')).toContainText('Up to date');

  const fullest = await reviewCall(page, 'call_told_v3');
  const plain = await reviewCall(page, 'call_told_get');
  await verifyEntries(page, seen, plain);
  await verifyWordTiming(page, seen);
  const [rowOfFullest = {}, rowOfPlain = {}] = await exportRows(
    app,
    'call_told_v3',
    'call_told_get',
  );
  const heading = 'A call';
  for (const document of ['v3', 'SDK']) {
    verifyFields(seen, {
      heading,
      id: 'call_told_v3',
      document,
      displayed: fullest,
      row: rowOfFullest,
    });
  }
  verifyFields(seen, {
    heading,
    id: 'call_told_get',
    document: 'get',
    displayed: plain,
    row: rowOfPlain,
  });
  // Its own responses contain no agent name; those of other calls with the same agent do.
  const { shown: agent = '' } = callFieldValues['agent_name'] ?? {};
  call('agent_id', 'get', plain.head.includes(agent) && plain.row.includes(agent));
  call('call_type', 'Head in get', plain.head.includes('Phone call'));
  call(
    'duration_ms',
    'v3',
    plain.details.some(({ value }) => value === '2 min 5 s'),
  );
  verifySecret(fullest, 'v3');
  verifySecret(plain, 'get');
  call(
    'scrubbed_transcript_with_tool_calls',
    'Transcript in Head in SDK',
    fullest.transcript.includes('Alpha [NAME] charlie') && fullest.head.includes('Redacted'),
  );
  await verifyOtherCalls(page);
  await verifyFiles(page, seen, { id: 'call_told_v3', document: 'v3' });
  await verifyFiles(page, seen, { id: 'call_told_get', document: 'get' });
  await verifyRecordings(page, retell, seen);
  await verifyConcurrency(page, seen);
  await verifyChats(app, seen);
  await page.getByText('Calls', { exact: true }).first().click();
  await verifyFilters(page, retell, seen);
  verifyRequests(retell, seen, 'v3');
  await app.close();
  const { raw } = callFieldValues['access_token'] ?? {};
  expect(await filesHolding(app.userData, String(raw))).toEqual([]);
  await retell.close();
});

function verifySecret(displayed: DisplayedCall, document: string): void {
  const { shown = '' } = callFieldValues['access_token'] ?? {};
  call('access_token', document, shown !== '' && !displayed.page.includes(shown));
}

/** What can't be shown in the same call as everything else. */
async function verifyOtherCalls(page: Page): Promise<void> {
  const object = await openAndReadCall(page, 'call_told_object');
  call(
    'transcript_object',
    'Transcript in get',
    object.transcript.includes('Nothing but an object'),
  );
  await verifyPlainText(page, seen, { id: 'call_told_text', document: 'get' });
  const dialled = await openAndReadCall(page, 'call_told_direction');
  const number = callFieldValues['to_number']?.shown ?? '';
  call('to_number', 'Queue in Head', dialled.row.includes(number) && dialled.head.includes(number));
  const kept = await openAndReadCall(page, 'call_told_storage');
  call(
    'data_storage_setting',
    'v3',
    kept.transcript.includes('Retell stores no transcript for this call'),
  );
  const said = await searchResults(page, 'plain telling');
  call('transcript', 'Search in get', said.join() === 'call_told_text');
  const spoken = await searchResults(page, 'marigold');
  call('transcript_with_tool_calls', 'Search in get', spoken.join() === 'call_told_get');
  const { shown = '' } = callFieldValues['call_analysis.call_summary'] ?? {};
  const summed = await searchResults(page, shown.replace('.', ''));
  call('call_analysis.call_summary', 'Search in v3 in get', summed.includes('call_told_v3'));
}

test('an account with v2 only', async () => {
  const retell = await startScriptedRetell({
    version: 'v2',
    calls: callsOfV2,
    concurrency: limits,
  });
  retell.release();
  await using app = await launchApp({ size: { width: 1600, height: 1000 } });
  const { page } = app;
  await connectTo(page, retell);
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(callsOfV2.length));
  seen.check('A page of a list', 'calls', 'v2', true);
  const displayed = await reviewCall(page, 'call_told_v2');
  const top = await reviewCall(page, 'call_told_top');
  const [row = {}, rowOfTop = {}] = await exportRows(app, 'call_told_v2', 'call_told_top');
  const heading = 'A call';
  const document = 'v2';
  const isAtTop = (field: string): boolean => ['user_sentiment', 'call_successful'].includes(field);
  const shows = (field: string): boolean => !isAtTop(field);
  verifyFields(seen, { heading, id: 'call_told_v2', document, displayed: displayed, row, shows });
  const ofTop = { displayed: top, row: rowOfTop, shows: isAtTop };
  verifyFields(seen, { heading, id: 'call_told_top', document, ...ofTop });
  call('call_type', 'Head in v2', displayed.head.includes('Phone call'));
  call(
    'call_cost.currency',
    'v2',
    displayed.details.some(({ value }) => value.includes('$3.21')),
  );
  call(
    'recording_url',
    'Sound in v2',
    (await lanesOfFile(page, retell, 'call_told_v2', 'recording.wav')) === 1,
  );
  await verifyPlainText(page, seen, { id: 'call_told_v2', document: 'v2' });
  await verifyFiles(page, seen, { id: 'call_told_v2', document: 'v2' });
  const summed = await searchResults(page, 'zinnias');
  call('call_analysis.summary', 'Search in v2', summed.includes('call_told_v2'));
  const euro = await openAndReadCall(page, 'call_told_euro');
  call('call_cost.currency', 'v2', euro.page.includes('3.21 EUR is not in US dollars'));
  verifyRequests(retell, seen, 'v2');
  await retell.close();
});

test('an account with v1 only', async () => {
  const retell = await startScriptedRetell({
    version: 'v1',
    calls: callsOfV1,
    concurrency: { ...limits, current_concurrency: 100 },
  });
  retell.release();
  await using app = await launchApp({ size: { width: 1600, height: 1000 } });
  const { page } = app;
  await connectTo(page, retell);
  const header = page.getByRole('banner');
  await expect(header).toContainText('near the limit');
  await expect(header).toContainText('slowed down');
  seen.check('Concurrency', 'concurrency_limit', 'Header', true);
  const displayed = await reviewCall(page, 'call_told_v1');
  const [row = {}] = await exportRows(app, 'call_told_v1');
  verifyFields(seen, {
    heading: 'A call',
    id: 'call_told_v1',
    document: 'v1',
    displayed: displayed,
    row,
  });
  call('audio_websocket_protocol', 'Head in v1', displayed.head.includes('+1 303'));
  call('transcript_with_tool_calls', 'v1', displayed.transcript.includes('Told payment'));
  call(
    'recording_url',
    'Sound in v1',
    (await lanesOfFile(page, retell, 'call_told_v1', 'recording.wav')) === 1,
  );
  await verifyFiles(page, seen, { id: 'call_told_v1', document: 'v1' });
  const object = await openAndReadCall(page, 'call_told_object');
  call(
    'transcript_object',
    'Transcript in v1',
    object.transcript.includes('Nothing but an object'),
  );
  await verifyPlainText(page, seen, { id: 'call_told_text', document: 'v1' });
  verifyRequests(retell, seen, 'v1');
  await retell.close();
});

test('every row of docs/retell.md was verified and is true', () => {
  for (const heading of headings) {
    expect(listedRows(heading).length, heading).toBeGreaterThan(2);
    for (const trial of documentedRows(heading)) {
      expect.soft(seen.problemsOf(trial), `${heading}: ${trial.field}`).toEqual([]);
    }
  }
});
