import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDb } from '../../../../../src-main/library/db/db.ts';
import { unpack } from '../../../../../src-main/library/db/stored-json.ts';
import { forkedLibrary } from '../forked-library.ts';
import { openTestLibrary, asCallId, temporaryFolder } from '../test-library.ts';
import { ann } from '../../../../fakes/fake-reviewers.ts';

const bodyOf = (json: unknown): Uint8Array => Buffer.from(JSON.stringify(json));
const row = (id: string, more: object = {}) => ({ call_id: id, call_status: 'ended', ...more });

describe('A response from Retell', () => {
  it('is parsed and stored in the library process, and main only gets a summary', async () => {
    using folder = temporaryFolder();
    await using library = forkedLibrary();
    await library.request('open', { folder: folder.folder, reviewer: ann });
    const page = { items: [row('call_1', { start_timestamp: 7 }), {}], has_more: false };
    const read = await library.request('responses:read', { body: bodyOf(page), kind: 'calls-v3' });
    if (!read.ok) throw new Error(read.error.kind);
    expect(read.value).toMatchObject({
      rows: [{ id: 'call_1', kind: 'call', source: 'list', startMs: 7 }],
      length: 2,
      hasMore: false,
      problems: ['A row without a usable id was left out'],
    });
    const responses = [read.value.ticket];
    const stored = await library.request('calls:store', { responses });
    expect(stored).toEqual({ ok: true, value: { added: 1, changed: [] } });
  });

  it('that was lost in a crash is reported, and nothing else is stored', async () => {
    using folder = temporaryFolder();
    await using library = forkedLibrary();
    await library.request('open', { folder: folder.folder, reviewer: ann });
    const read = await library.request('responses:read', {
      body: bodyOf(row('call_1')),
      kind: 'call',
    });
    library.kill();
    const responses = [read.ok ? read.value.ticket : ''];
    const lost = await library.request('calls:store', { responses, syncState: { at: 1 } });
    expect(lost).toEqual({ ok: false, error: { kind: 'library-restarting' } });
    expect(await library.request('sync:plan', undefined)).toMatchObject({ value: { have: 0 } });
  });

  it('that is truncated is distinguished from one that is not from Retell', async () => {
    using library = await openTestLibrary();
    const half = await library.read(Buffer.from('{"items": [{'), 'calls-v3');
    expect(half).toMatchObject({ error: { kind: 'server-error' } });
    const page = await library.read(Buffer.from('<!doctype html>'), 'calls-v3');
    expect(page).toMatchObject({ error: { kind: 'not-retell' } });
  });

  it('with a chat’s list row and the full chat counts as one chat', async () => {
    using library = await openTestLibrary();
    const listed = await library.read(bodyOf({ items: [{ chat_id: 'chat_1' }] }), 'chats');
    const message = { role: 'user', content: 'Hello', message_id: 'm', created_timestamp: 1 };
    const whole = await library.read(
      bodyOf({ chat_id: 'chat_1', message_with_tool_calls: [message] }),
      'chat',
    );
    if (!listed.ok || !whole.ok) throw new Error('not read');
    const responses = [listed.value.ticket, whole.value.ticket];
    expect(await library.request('calls:store', { responses })).toEqual({ added: 1, changed: [] });
    expect(
      (await library.request('calls:about', { id: asCallId('chat_1') })).fetchedMs,
    ).toBeDefined();
  });
});

describe('A chat whose list row has more than the full chat', () => {
  it('keeps the attributes that only the list row has', async () => {
    using library = await openTestLibrary();
    const attributes = { tier: 'gold' };
    const listed = await library.read(
      bodyOf({ items: [{ chat_id: 'chat_1', custom_attributes: attributes }] }),
      'chats',
    );
    const whole = await library.read(
      bodyOf({ chat_id: 'chat_1', message_with_tool_calls: [] }),
      'chat',
    );
    if (!listed.ok || !whole.ok) throw new Error('not read');
    const responses = [listed.value.ticket, whole.value.ticket];
    expect(await library.request('calls:store', { responses })).toEqual({ added: 1, changed: [] });
    const { call } = await library.request('calls:get', { id: asCallId('chat_1') });
    expect(call.customAttributes).toEqual(attributes);
  });
});

describe('A call whose list row has more than the full call', () => {
  it('keeps agent name, direction and phone numbers', async () => {
    using library = await openTestLibrary();
    const said = { agent_name: 'Ava', direction: 'inbound', from_number: '+13035550101' };
    const listed = await library.read(
      bodyOf({ items: [row('call_1', { ...said, to_number: '+13035550102' })] }),
      'calls-v3',
    );
    const whole = await library.read(bodyOf(row('call_1', { transcript_object: [] })), 'call');
    if (!listed.ok || !whole.ok) throw new Error('not read');
    await library.request('calls:store', { responses: [listed.value.ticket] });
    await library.request('calls:store', { responses: [whole.value.ticket] });
    const { call } = await library.request('calls:get', { id: asCallId('call_1') });
    expect(call).toMatchObject({
      agentName: 'Ava',
      direction: 'inbound',
      fromNumber: '+13035550101',
      toNumber: '+13035550102',
    });
  });
});

describe('A credential inside a call', () => {
  const secret = 'eyJhbGciOiJIUzI1NiJ9-opens-the-room';
  const token = { access_token: secret, new_secret: secret, api_key: secret };

  it('is neither in the library’s files nor in any row', async () => {
    using library = await openTestLibrary();
    const long = 'There is more to say than fits in here. '.repeat(200);
    const pages = [
      await library.read(
        bodyOf({ items: [row('call_1', { ...token, agent_id: 'agent_marker' })] }),
        'calls-v3',
      ),
      await library.read(bodyOf([row('call_2', { ...token, transcript: long })]), 'calls-v2'),
      await library.read(bodyOf([row('call_3', token)]), 'calls-v1'),
      await library.read(bodyOf(row('call_4', { ...token, transcript: long })), 'call'),
      await library.read(bodyOf(row('call_5', token)), 'call-v1'),
    ];
    const responses = pages.map((page) => (page.ok ? page.value.ticket : ''));
    await library.request('calls:store', { responses });
    await library.request('close', undefined);
    const files = readdirSync(library.folder).map((name) =>
      readFileSync(path.join(library.folder, name)).toString('latin1'),
    );
    expect(files.join()).toContain('agent_marker');
    expect(files.join()).not.toContain(secret);

    const db = openDb(path.join(library.folder, 'calls.db'), { synchronous: 'NORMAL', cacheMb: 1 });
    const rows = db.all<{ raw: string | Uint8Array; call: string }>(
      'SELECT raw, call FROM payloads',
    );
    db.close();
    expect(rows.length).toBe(5);
    for (const { raw, call } of rows) expect(unpack(raw) + call).not.toContain(secret);
  });

  it('is not searched for in the account’s own metadata', async () => {
    using library = await openTestLibrary();
    const own = { token: 'blue', password: 'not one', api_key: 'a word' };
    const read = await library.read(
      bodyOf(row('call_1', { metadata: own, retell_llm_dynamic_variables: own })),
      'call',
    );
    await library.request('calls:store', { responses: [read.ok ? read.value.ticket : ''] });
    const { call } = await library.request('calls:get', { id: asCallId('call_1') });
    expect(call.metadata).toEqual(own);
    expect(call.dynamicVariables).toEqual(own);
  });
});
