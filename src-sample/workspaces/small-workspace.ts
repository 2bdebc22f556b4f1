import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { createOpusFiles } from '../media/opus-files.ts';
import { StoredCall } from '../records/call-wire.ts';
import { ChatWire } from '../records/chat-wire.ts';
import { sourceOfList } from '../records/record-source.ts';
import { viewOfCall, viewOfChat } from '../records/stored-view.ts';
import type { Workspace } from './workspace.ts';

/** Reads `calls/*.json` and `chats.json` from a folder; without them the workspace is empty. */
export async function readSmallWorkspace(folder: string): Promise<Workspace> {
  const callsFolder = path.join(folder, 'calls');
  const names = await readdir(callsFolder).catch(() => []);
  const calls = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .map(async (name) => StoredCall.parse(await readJson(path.join(callsFolder, name)))),
  );
  const chatsText = await readFile(path.join(folder, 'chats.json'), 'utf8').catch(() => '[]');
  const chats = z.array(ChatWire).parse(JSON.parse(chatsText));
  const newestMs = Math.max(0, ...calls.map(({ call }) => call.start_timestamp ?? 0));
  const openOpus = createOpusFiles(callsFolder);
  return {
    // A call without a start is only registered; it is listed before all others.
    calls: sourceOfList(calls.map((stored) => viewOfCall(stored, newestMs + 1))),
    chats: sourceOfList(chats.map((chat) => viewOfChat(chat, newestMs + 1))),
    audio: async (_callId, { file }, redacted) => {
      if (file === undefined) return undefined;
      return openOpus(redacted ? file.replace(/\.opus$/, '.scrubbed.opus') : file);
    },
  };
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}
