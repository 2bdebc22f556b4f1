import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';

type Row = Readonly<Record<string, unknown>>;

/** A call in the list and, if it exists, in get-call. */
export interface ScriptedCall {
  readonly listed: Row;
  readonly full?: Row;
}

export interface ScriptedAccount {
  readonly version: 'v3' | 'v2' | 'v1';
  readonly calls: readonly ScriptedCall[];
  readonly chats?: readonly ScriptedCall[];
  readonly concurrency: Row;
}

/** A request of Earmark, in the order received. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Row;
  readonly hasKey: boolean;
}

export interface ScriptedRetell {
  readonly url: string;
  readonly apiKey: string;
  readonly requests: () => readonly RecordedRequest[];
  /** Sends the pages after the first; until then only the first is available. */
  release(): void;
  close(): Promise<void>;
}

const cursor = 'cursor_told';
/** Small enough that every account has more than one page. */
const pageLength = 2;

/** A Retell that serves the scripted account, with the paths of one API version only. */
export async function startScriptedRetell(account: ScriptedAccount): Promise<ScriptedRetell> {
  const key = `key_told_${account.version}`;
  const log: RecordedRequest[] = [];
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let url = '';
  const server = createServer((request, response) => {
    void (async () => {
      const requested = await recordRequest(request, key);
      log.push(requested);
      await respond(requested, account, { response, url, released });
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening server has an address of this type.
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    apiKey: key,
    requests: () => log,
    release,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function recordRequest(request: IncomingMessage, key: string): Promise<RecordedRequest> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://told');
  const text = await textOf(request);
  return {
    method: request.method ?? '',
    path: pathname,
    query: Object.fromEntries(searchParams),
    body: text === '' ? {} : (JSON.parse(text) as Row),
    hasKey: request.headers.authorization === `Bearer ${key}`,
  };
}

interface Reply {
  readonly response: ServerResponse;
  readonly url: string;
  readonly released: Promise<void>;
}

async function respond(
  requested: RecordedRequest,
  account: ScriptedAccount,
  { response, url, released }: Reply,
): Promise<void> {
  if (requested.path.startsWith('/files/')) {
    sendFile(requested.path, response);
    return;
  }
  const pages = requested.body['pagination_key'] ?? requested.query['pagination_key'];
  if (pages !== undefined) await released;
  const json = requested.hasKey ? jsonFor(requested, account) : undefined;
  response.writeHead(json === undefined ? 404 : 200, { 'content-type': 'application/json' });
  // The addresses of files are known only once the server is listening.
  const text = JSON.stringify(json ?? { status: 'error', message: 'Not Found' });
  response.end(text.replaceAll('"/files/', `"${url}/files/`));
}

function jsonFor({ path, body, query }: RecordedRequest, account: ScriptedAccount): unknown {
  const { version, calls, chats = [], concurrency } = account;
  const id = decodeURIComponent(path.split('/').at(-1) ?? '');
  const wholeOf = (all: readonly ScriptedCall[], name: string) =>
    all.find(({ listed }) => listed[name] === id)?.full;
  if (path === '/get-concurrency') return concurrency;
  if (path === '/v3/list-chats') return { items: chats.map(({ listed }) => listed) };
  if (path.startsWith('/get-chat/')) return wholeOf(chats, 'chat_id');
  if (path.startsWith('/v2/get-call/') && version !== 'v1') return wholeOf(calls, 'call_id');
  if (path.startsWith('/get-call/') && version === 'v1') return wholeOf(calls, 'call_id');
  const list = { v3: '/v3/list-calls', v2: '/v2/list-calls', v1: '/list-calls' }[version];
  if (path !== list) return undefined;
  const rows = calls.map(({ listed }) => listed);
  return pageOf(rows, version, { ...query, ...body });
}

function pageOf(
  rows: readonly Row[],
  version: ScriptedAccount['version'],
  requested: Row,
): unknown {
  const after = requested['pagination_key'];
  if (version === 'v1') return after === undefined ? padPage(rows, Number(requested['limit'])) : [];
  const from = after === undefined ? 0 : Math.min(pageLength, rows.length);
  const page = rows.slice(from, after === undefined ? pageLength : undefined);
  const more = after === undefined && rows.length > pageLength;
  const next = more ? { pagination_key: cursor } : {};
  return version === 'v3' ? { items: page, has_more: more, ...next } : { calls: page, ...next };
}

/** A full page, so that another one may follow: in v1 the length is the only sign of that. */
const padPage = (rows: readonly Row[], limit: number): readonly Row[] => [
  ...rows.slice(0, limit),
  ...Array.from({ length: Math.max(0, limit - rows.length) }, (_, place) => ({
    call_id: `call_fill_${place}`,
    start_timestamp: 1_700_000_000_000 + place,
    transcript_object: [],
  })),
];

const texts: Readonly<Record<string, string>> = {
  '/files/log.txt': 'told line of the log',
  '/files/kb.txt': 'told page of knowledge',
};

function sendFile(path: string, response: ServerResponse): void {
  const text = texts[path];
  const bytes = text === undefined ? wav(path.includes('channels') ? 2 : 1) : Buffer.from(text);
  const type = text === undefined ? 'audio/wav' : 'text/plain';
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length });
  response.end(bytes);
}

const rate = 8000;
const seconds = 3;

/** A quiet tone in every channel. */
function wav(channels: number): Buffer {
  const data = Buffer.alloc(rate * seconds * channels * 2);
  for (let place = 0; place < data.length / 2; place += 1) {
    data.writeInt16LE(Math.round(4000 * Math.sin(place / 9)), place * 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * channels * 2, 28);
  head.writeUInt16LE(channels * 2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
