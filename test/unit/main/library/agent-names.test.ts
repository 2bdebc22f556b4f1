import { expect, it } from 'vitest';
import { callOf, idOf, libraryAtHand, newestFirst, whole } from './library-at-hand.ts';

it('a chat is called after its agent, whom a call has named', async () => {
  using library = await libraryAtHand();
  const { ask } = library;
  await ask('calls:store', {
    records: [
      whole(callOf('chat_1', { kind: 'chat', agentId: 'agent_ava' })),
      whole(callOf('chat_2', { kind: 'chat', agentId: 'agent_other' })),
    ],
  });
  const rows = async (kind: 'call' | 'chat') => {
    const { queueId } = await ask('queue:open', { filter: { kind, call: {} }, sort: newestFirst });
    const { ids, agentName } = await ask('queue:rows', { queueId, from: 0, count: 9 });
    return Object.fromEntries(ids.map((id, at) => [id, agentName[at]]));
  };
  const opened = async (id: string) => {
    const { detail } = await ask('calls:open', { id: idOf(id), scrubbed: false });
    return [detail.agentName, detail.call.agentName];
  };
  expect(await rows('chat')).toEqual({ chat_1: 'agent_ava', chat_2: 'agent_other' });
  expect(await opened('chat_1')).toEqual([undefined, undefined]);

  await ask('calls:store', {
    records: [whole(callOf('call_1', { agentId: 'agent_ava', agentName: 'Ava' }))],
  });
  expect(await rows('chat')).toEqual({ chat_1: 'Ava', chat_2: 'agent_other' });
  // What Retell told of the chat stays what it told.
  expect(await opened('chat_1')).toEqual(['Ava', undefined]);
  expect(await opened('call_1')).toEqual(['Ava', 'Ava']);
});
