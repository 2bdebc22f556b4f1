import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A Retell with one call of this many words, two speakers taking turns of twenty words each. The full
 * call is sent only after `released`.
 */
export async function longCallRetell(words: number, released = Promise.resolve()) {
  const call = longCall(words);
  const { transcript_object: _turns, transcript_with_tool_calls: _all, ...row } = call;
  const server = createServer((request, response) => {
    const { url = '' } = request;
    const body = url.includes('list-calls')
      ? { items: [row], has_more: false }
      : url.includes('get-call')
        ? call
        : url.includes('get-concurrency')
          ? { current_concurrency: 0, concurrency_limit: 20 }
          : { items: [], has_more: false };
    const send = (): void => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (body === call) void released.then(send);
    else send();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A listening server has an address of this type.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const wordMs = 280;
const inTurn = 20;

function longCall(words: number) {
  const turns = Array.from({ length: Math.ceil(words / inTurn) }, (_, turn) => {
    const spoken = Array.from({ length: Math.min(inTurn, words - turn * inTurn) }, (__, place) => {
      const index = turn * inTurn + place;
      const start = (index * wordMs) / 1000;
      return { word: `word${index} `, start, end: start + 0.25 };
    });
    const content = spoken.map(({ word }) => word).join('');
    return { role: turn % 2 === 0 ? 'agent' : 'user', content, words: spoken };
  });
  return {
    call_id: 'call_of_many_words',
    call_type: 'web_call',
    call_status: 'ended',
    agent_id: 'agent_long',
    agent_name: 'The long call',
    start_timestamp: 1_794_000_000_000,
    end_timestamp: 1_794_000_000_000 + words * wordMs,
    duration_ms: words * wordMs,
    call_analysis: { user_sentiment: 'Neutral', call_successful: true },
    transcript_object: turns,
    transcript_with_tool_calls: turns,
  };
}
