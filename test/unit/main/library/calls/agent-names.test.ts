import { expect, it } from 'vitest';
import {
  createCall,
  asCallId,
  openTestLibrary,
  newestFirst,
  fetchedRecord,
} from '../test-library.ts';

it('a chat shows the agent name that a call of the same agent has', async () => {
  using library = await openTestLibrary();
  const { request: ask } = library;
  await ask('calls:store', {
    records: [
      fetchedRecord(createCall('chat_1', { kind: 'chat', agentId: 'agent_ava' })),
      fetchedRecord(createCall('chat_2', { kind: 'chat', agentId: 'agent_other' })),
    ],
  });
  const rows = async (kind: 'call' | 'chat') => {
    const { queueId } = await ask('queue:open', { filter: { kind, call: {} }, sort: newestFirst });
    const { ids, agentName } = await ask('queue:rows', { queueId, from: 0, count: 9 });
    return Object.fromEntries(ids.map((id, at) => [id, agentName[at]]));
  };
  const opened = async (id: string) => {
    const { detail } = await ask('calls:open', { id: asCallId(id), scrubbed: false });
    return [detail.agentName, detail.call.agentName];
  };
  expect(await rows('chat')).toEqual({ chat_1: 'agent_ava', chat_2: 'agent_other' });
  expect(await opened('chat_1')).toEqual([undefined, undefined]);

  await ask('calls:store', {
    records: [fetchedRecord(createCall('call_1', { agentId: 'agent_ava', agentName: 'Ava' }))],
  });
  expect(await rows('chat')).toEqual({ chat_1: 'Ava', chat_2: 'agent_other' });
  // What Retell told of the chat stays what it told.
  expect(await opened('chat_1')).toEqual(['Ava', undefined]);
  expect(await opened('call_1')).toEqual(['Ava', 'Ava']);
});
