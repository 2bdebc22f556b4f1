import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { durationMs, oddCalls, startMs, type RawMembers } from './odd-calls.ts';

/** Rows with ids that can't be requested: they are reported, and never listed or fetched. */
const rejectedIds = [
  String.raw`"\u0000nul"`,
  '"."',
  '".."',
  String.raw`"\ud800"`,
  String.raw`"a\u0007b"`,
  '""',
];

const member = ([name, value]: readonly [string, string]): string =>
  `${JSON.stringify(name)}:${value}`;

function rawCall(id: string, at: number, ...more: readonly (RawMembers | undefined)[]): string {
  const fields = {
    call_id: id,
    call_type: '"phone_call"',
    direction: '"inbound"',
    from_number: '"+14155550100"',
    to_number: '"+14155550101"',
    call_status: '"ended"',
    agent_id: '"agent_odd"',
    agent_name: '"Odd agent"',
    start_timestamp: String(startMs - at * 1000),
    end_timestamp: String(startMs - at * 1000 + durationMs),
    duration_ms: String(durationMs),
    ...Object.assign({}, ...more),
  } as RawMembers;
  return `{${Object.entries(fields).map(member).join(',')}}`;
}

/** A Retell whose account consists of these calls, and whose log says what was requested. */
export async function oddRetell() {
  const requests: string[] = [];
  const listed = [
    ...oddCalls.map((call, at) => rawCall(JSON.stringify(call.id), at, call.listed)),
    ...rejectedIds.map((id, at) => rawCall(id, oddCalls.length + at)),
  ];
  const bodyOf = (path: string): string => {
    if (path.includes('list-calls')) return `{"items":[${listed.join(',')}],"has_more":false}`;
    if (path.includes('list-chats')) return '{"items":[],"has_more":false}';
    if (path.includes('get-concurrency')) return '{"current_concurrency":0,"concurrency_limit":20}';
    const id = decodeURIComponent(path.split('/').at(-1) ?? '');
    const at = oddCalls.findIndex((call) => call.id === id);
    const call = oddCalls[at];
    return call === undefined ? '' : rawCall(JSON.stringify(id), at, call.listed, call.full);
  };
  const server = createServer((request, response) => {
    const { url = '' } = request;
    requests.push(url);
    const body = bodyOf(url);
    response.writeHead(body === '' ? 404 : 200, { 'content-type': 'application/json' });
    response.end(body === '' ? '{"status":"error","message":"Not found."}' : body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A listening server has an address of this type.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: (): readonly string[] => requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
