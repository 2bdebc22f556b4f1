import { expect } from '@playwright/test';
import type { RunningApp } from '../launch.ts';
import type { RowCoverage } from './documented-rows.ts';
import { exportRows, reviewCall, verifyFields } from './verify-calls.ts';
import { verifyMessages } from './verify-transcript.ts';
import { searchResults, openAndReadCall } from '../displayed-call.ts';
import { namelessAgent, scriptedChats } from './scripted-calls.ts';

const heading = 'A chat';

/** Reads, searches and exports the chats of the open account. */
export async function verifyChats(app: RunningApp, seen: RowCoverage): Promise<void> {
  const { page } = app;
  await page.getByText('Chats', { exact: true }).first().click();
  await expect(page.getByRole('grid')).toHaveAttribute(
    'aria-rowcount',
    String(scriptedChats.length),
  );
  const displayed = await reviewCall(page, 'chat_told');
  const [row = {}] = await exportRows(app, 'chat_told');
  for (const document of ['list-chats', 'SDK']) {
    verifyFields(seen, { heading, id: 'chat_told', document, displayed: displayed, row });
  }
  seen.check(heading, 'chat_type', 'Head', displayed.head.includes('API chat'));
  await verifyMessages(page, seen, displayed);
  const messages = 'message_with_tool_calls';
  seen.check(heading, messages, 'Transcript in list-chats', displayed.transcript.includes('tulip'));
  const said = await searchResults(page, 'tulip');
  seen.check(heading, messages, 'Search', said.join() === 'chat_told');
  const text = await openAndReadCall(page, 'chat_text');
  const plain = 'nothing but plain chatting';
  seen.check(heading, 'transcript', 'Transcript in list-chats', text.transcript.includes(plain));
  const written = await searchResults(page, plain);
  seen.check(heading, 'transcript', 'Search', written.join() === 'chat_text');
  const summed = await searchResults(page, 'dahlias');
  seen.check(heading, 'chat_analysis.chat_summary', 'Search', summed.includes('chat_told'));
  const nameless = await openAndReadCall(page, 'chat_nameless');
  const isCalled = [nameless.row, nameless.head].every((reported) =>
    reported.includes(namelessAgent),
  );
  seen.check(heading, 'agent_id', 'Queue in Head in list-chats', isCalled);
}
