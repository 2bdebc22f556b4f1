import { expect } from '@playwright/test';
import type { RunningApp } from './launch.ts';
import type { Evidence } from './row-trials.ts';
import { exported, review, tryFields } from './rows-of-calls.ts';
import { tryMessages } from './rows-of-lines.ts';
import { found, lookAt } from './sights.ts';
import { namelessAgent, toldChats } from './told-calls.ts';

const heading = 'A chat';

/** Reads, searches and exports the chats of the account that is open. */
export async function tryChats(app: RunningApp, seen: Evidence): Promise<void> {
  const { page } = app;
  await page.getByText('Chats', { exact: true }).first().click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(toldChats.length));
  const sights = await review(page, 'chat_told');
  const [row = {}] = await exported(app, 'chat_told');
  for (const document of ['list-chats', 'SDK']) {
    tryFields(seen, { heading, id: 'chat_told', document, sights, row });
  }
  seen.holds(heading, 'chat_type', 'Head', sights.head.includes('API chat'));
  await tryMessages(page, seen, sights);
  const messages = 'message_with_tool_calls';
  seen.holds(heading, messages, 'Transcript in list-chats', sights.lines.includes('tulip'));
  const said = await found(page, 'tulip');
  seen.holds(heading, messages, 'Search', said.join() === 'chat_told');
  const text = await lookAt(page, 'chat_text');
  const plain = 'nothing but plain chatting';
  seen.holds(heading, 'transcript', 'Transcript in list-chats', text.lines.includes(plain));
  const written = await found(page, plain);
  seen.holds(heading, 'transcript', 'Search', written.join() === 'chat_text');
  const summed = await found(page, 'dahlias');
  seen.holds(heading, 'chat_analysis.chat_summary', 'Search', summed.includes('chat_told'));
  const nameless = await lookAt(page, 'chat_nameless');
  const isCalled = [nameless.row, nameless.head].every((told) => told.includes(namelessAgent));
  seen.holds(heading, 'agent_id', 'Queue in Head in list-chats', isCalled);
}
