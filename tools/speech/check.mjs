// Checks that every call and chat of the sample workspace is complete and matches its recording, and that the set covers all cases.
//   node check.mjs [--out ../../resources/sample]
// Plain Node, no packages. Exits with status 1 if a check fails.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const LIMIT_BYTES = 7.5e6;
const LABEL = { agent: 'Agent', user: 'User', transfer_target: 'Transfer Target' };
const KNOWN_ROLES = new Set([
  ...Object.keys(LABEL),
  'tool_call_invocation',
  'tool_call_result',
  'node_transition',
  'dtmf',
  'sms',
  'injected',
]);
const KNOWN_REASONS = new Set(
  (
    'user_hangup agent_hangup call_transfer voicemail_reached ivr_reached inactivity max_duration_reached concurrency_limit_reached ' +
    'no_concurrency_fallback no_valid_payment scam_detected dial_busy dial_failed dial_no_answer invalid_destination telephony_provider_permission_denied ' +
    'telephony_provider_unavailable sip_routing_error marked_as_spam user_declined error_llm_websocket_open error_llm_websocket_lost_connection ' +
    'error_llm_websocket_runtime error_llm_websocket_corrupt_payload error_no_audio_received error_asr error_retell error_unknown error_user_not_joined ' +
    'registered_call_timeout transfer_bridged transfer_cancelled manual_stopped call_take_over'
  ).split(' '),
);

const here = path.dirname(fileURLToPath(import.meta.url));
const root = process.argv.includes('--out')
  ? process.argv[process.argv.indexOf('--out') + 1]
  : path.join(here, '../../resources/sample');
const folder = path.join(root, 'calls');

const problems = [];
let about = '';
const expect = (condition, what) => condition || problems.push(`${about}: ${what}`);
const near = (a, b, by) => Math.abs(a - b) <= by;
const isSpeech = (entry) => entry.role in LABEL;

/** Length and channels of an Ogg Opus file, from its header and its last page. */
function opusFacts(file) {
  const bytes = fs.readFileSync(file);
  const head = bytes.indexOf('OpusHead');
  const last = bytes.lastIndexOf('OggS');
  return {
    channels: bytes[head + 9],
    seconds: (Number(bytes.readBigInt64LE(last + 6)) - bytes.readUInt16LE(head + 10)) / 48000,
    bytes: bytes.length,
  };
}

function checkCall({ slug, dialogue, call, media, toolLatencyMs }) {
  about = slug;
  const entries = call.transcript_with_tool_calls ?? [];
  const spoken = entries.filter(isSpeech);
  const seconds = (call.duration_ms ?? 0) / 1000;
  expect(/^call_[0-9a-f]{32}$/.test(call.call_id), 'call_id');
  expect(/^agent_[0-9a-f]{26}$/.test(call.agent_id), 'agent_id');
  expect(
    !/"\w*(?:recording|channel|log|contents)_url"/.test(JSON.stringify(call)),
    'media URLs are added by the server',
  );
  expect(Number.isInteger(call.agent_version), 'agent_version');
  expect(
    call.call_type === 'phone_call'
      ? call.from_number && call.to_number && call.direction
      : call.access_token,
    'fields of its call_type',
  );
  expect(
    call.start_timestamp >= Date.UTC(2026, 10, 6) && call.start_timestamp < Date.UTC(2026, 10, 21),
    'start_timestamp',
  );
  if (call.end_timestamp)
    expect(call.end_timestamp - call.start_timestamp === call.duration_ms, 'duration_ms');

  expect(
    (call.transcript ?? '') === spoken.map((e) => `${LABEL[e.role]}: ${e.content}\n`).join(''),
    'transcript differs from its entries',
  );
  expect(
    JSON.stringify(call.transcript_object ?? []) === JSON.stringify(spoken),
    'transcript_object differs from its entries',
  );
  checkWords(dialogue, spoken, seconds);
  checkTools(entries, toolLatencyMs);
  for (const entry of entries)
    if (entry.time_sec !== undefined)
      expect(entry.time_sec >= 0 && entry.time_sec <= seconds, 'time_sec');
  if (call.call_cost) {
    const sum = call.call_cost.product_costs.reduce((total, item) => total + item.cost, 0);
    expect(near(sum, call.call_cost.combined_cost, 1e-6), 'combined_cost');
  }
  if (call.latency)
    for (const [name, l] of Object.entries(call.latency)) {
      expect(
        l.num === l.values.length &&
          l.min === Math.min(...l.values) &&
          l.max === Math.max(...l.values) &&
          l.min <= l.p50 &&
          l.p50 <= l.p90 &&
          l.p90 <= l.p95 &&
          l.p95 <= l.p99 &&
          l.p99 <= l.max,
        `latency ${name}`,
      );
    }
  if (call.latency && spoken.length && spoken.every((e) => e.words.length) && !dialogue.brokenTimes)
    checkLatency(call.latency.e2e.values, entries);
  checkMedia({ slug, dialogue, media, seconds });
}

function checkWords(dialogue, spoken, seconds) {
  const last = {};
  for (const entry of spoken) {
    if (!dialogue.withoutWords)
      expect(
        entry.content === entry.words.map((w) => w.word).join(' '),
        `words of "${entry.content.slice(0, 30)}"`,
      );
    for (const { word, start, end } of entry.words) {
      if (dialogue.brokenTimes) {
        expect((start ?? 0) >= 0 && (end ?? 0) <= seconds + 3, `"${word}" lies outside the call`);
        continue;
      }
      expect(start >= 0 && end <= seconds && start < end, `"${word}" at ${start}–${end}`);
      expect(start >= (last[entry.role] ?? 0), `"${word}" starts before the previous word`);
      last[entry.role] = start;
    }
  }
}

function checkTools(entries, toolLatencyMs) {
  const open = new Map();
  for (const entry of entries) {
    if (entry.role === 'tool_call_invocation') {
      open.set(entry.tool_call_id, entry.name);
      JSON.parse(entry.arguments);
      expect(toolLatencyMs[entry.tool_call_id] > 0, `no latency for ${entry.name}`);
    }
    if (entry.role === 'tool_call_result')
      expect(open.delete(entry.tool_call_id), 'a tool result without a tool call');
  }
  expect(open.size === 0, `no result for ${[...open.values()].join(', ')}`);
}

/** Every e2e value is the silence between the caller's last word and the agent's first word. */
function checkLatency(values, entries) {
  const silences = [];
  let previous;
  for (const entry of entries) {
    if (entry.role === 'dtmf') previous = undefined;
    if (!isSpeech(entry)) continue;
    if (entry.role === 'agent' && previous?.role === 'user') {
      const gap = entry.words[0].start - previous.words.at(-1).end;
      if (gap > 0) silences.push(gap * 1000);
    }
    previous = entry;
  }
  expect(
    silences.length === values.length && silences.every((gap, i) => near(gap, values[i], 2)),
    'e2e latency differs from the words',
  );
}

function checkMedia({ slug, dialogue, media, seconds }) {
  expect(Boolean(media.file) === fs.existsSync(path.join(folder, `${slug}.opus`)), 'media.file');
  expect(
    media.scrubbed === fs.existsSync(path.join(folder, `${slug}.scrubbed.opus`)),
    'media.scrubbed',
  );
  for (const name of [media.file, media.scrubbed && `${slug}.scrubbed.opus`].filter(Boolean)) {
    const facts = opusFacts(path.join(folder, name));
    expect(
      near(facts.seconds, seconds, 0.02),
      `${name} is ${facts.seconds} s, the call ${seconds} s`,
    );
    expect(facts.channels === (dialogue.mono ? 1 : 2), `${name} has ${facts.channels} channel(s)`);
  }
}

function checkChat(chat) {
  about = chat.chat_id;
  const messages = chat.message_with_tool_calls;
  const said = messages.filter((m) => m.role in LABEL);
  expect(
    chat.transcript === said.map((m) => `${LABEL[m.role]}: ${m.content}\n`).join(''),
    'transcript',
  );
  expect(
    messages.every((m, i) => !i || m.created_timestamp >= messages[i - 1].created_timestamp),
    'created_timestamp goes back',
  );
  expect(
    near(
      chat.chat_cost.combined_cost,
      chat.chat_cost.product_costs.reduce((sum, c) => sum + c.cost, 0),
      1e-6,
    ),
    'combined_cost',
  );
}

const words = (call) =>
  (call.transcript_object ?? []).flatMap((e) => e.words.map((w) => ({ ...w, role: e.role })));

/** Pauses and overlaps between neighbouring turns, in seconds; negative is overlap. */
function gaps({ call }) {
  const turns = (call.transcript_object ?? []).filter((e) => e.words.length);
  return turns.slice(1).map((turn, i) => ({
    gap: turn.words[0].start - turns[i].words.at(-1).end,
    from: turns[i].role,
    to: turn.role,
  }));
}

function coverage(all, chats) {
  const role = (name) =>
    all.filter(({ call }) => call.transcript_with_tool_calls?.some((e) => e.role === name)).length;
  const count = (test) => all.filter(test).length;
  const clean = all.filter(({ dialogue }) => !dialogue.brokenTimes);
  const failing = all.filter(
    ({ call, media, dialogue }) =>
      call.call_analysis?.user_sentiment === 'Negative' &&
      call.call_analysis.call_successful === false &&
      media.multiChannel &&
      !dialogue.brokenTimes &&
      words(call).length > 0,
  );
  const results = all.flatMap(({ call }) =>
    (call.transcript_with_tool_calls ?? []).filter((e) => e.role === 'tool_call_result'),
  );
  const transitions = new Set(
    all.flatMap(({ call }) =>
      (call.transcript_with_tool_calls ?? []).map((e) => e.transition_type).filter(Boolean),
    ),
  );
  const sentiments = new Set(all.map(({ call }) => call.call_analysis?.user_sentiment));
  const outcomes = new Set(all.map(({ call }) => call.call_analysis?.call_successful));
  const minutes =
    all.filter(({ media }) => media.file).reduce((sum, { call }) => sum + call.duration_ms, 0) /
    60000;
  return {
    '24 calls': all.length === 24,
    '5 chats': chats.length === 5,
    'seven calls: Negative, unsuccessful, two channels, complete word timing': failing.length >= 7,
    'two of them longer than 75 s':
      failing.filter(({ call }) => call.duration_ms > 75000).length >= 2,
    '20 to 24 minutes of recordings': minutes >= 20 && minutes <= 24,
    'every sentiment, and a missing one': [
      'Negative',
      'Positive',
      'Neutral',
      'Unknown',
      undefined,
    ].every((s) => sentiments.has(s)),
    'every outcome, and a missing one': [true, false, undefined].every((o) => outcomes.has(o)),
    'the caller interrupts the agent': clean.some((c) =>
      gaps(c).some((g) => g.gap < -0.3 && g.to === 'user'),
    ),
    'the agent interrupts the caller': clean.some((c) =>
      gaps(c).some((g) => g.gap < -0.3 && g.to === 'agent'),
    ),
    'dead air over 4 s': count((c) => gaps(c).some((g) => g.gap > 4)) >= 3,
    'a failed tool call with 409': results.some(
      (e) => e.successful === false && e.content.includes('409'),
    ),
    'many successful tool calls': results.filter((e) => e.successful).length >= 10,
    'a transfer':
      role('transfer_target') >= 1 &&
      count(
        ({ call }) => call.disconnection_reason === 'call_transfer' && call.transfer_destination,
      ) >= 1,
    'a voicemail': count(({ call }) => call.call_analysis?.in_voicemail) >= 1,
    'a call without words':
      count(({ call }) => call.transcript_object?.length && words(call).length === 0) === 1,
    'a transcript without a recording':
      count(({ call, media }) => call.transcript && !media.file) === 1,
    basic_attributes_only:
      count(
        ({ call, media }) =>
          call.data_storage_setting === 'basic_attributes_only' && !call.transcript && !media.file,
      ) === 1,
    'everything_except_pii, scrubbed':
      count(
        ({ call, media }) =>
          call.data_storage_setting === 'everything_except_pii' &&
          call.scrubbed_transcript_with_tool_calls &&
          media.scrubbed,
      ) === 1,
    'signed URLs': count(({ call }) => call.opt_in_signed_url) >= 4,
    'mono only': count(({ media }) => media.mono && !media.multiChannel) === 1,
    'swapped channels': count(({ media }) => media.channels[0] === 'user') === 2,
    'DTMF, SMS, injected': role('dtmf') >= 1 && role('sms') >= 1 && role('injected') >= 1,
    'all transition types': ['normal', 'global', 'global_go_back', 'interrupt_go_back'].every((t) =>
      transitions.has(t),
    ),
    'an unknown role':
      count(({ call }) =>
        call.transcript_with_tool_calls?.some((e) => !KNOWN_ROLES.has(e.role)),
      ) === 1,
    'an unknown disconnection reason':
      count(
        ({ call }) => call.disconnection_reason && !KNOWN_REASONS.has(call.disconnection_reason),
      ) === 1,
    'incorrect word times':
      count(({ call }) => words(call).some((w) => w.start === undefined || w.end === undefined)) ===
      1,
    statuses: ['ongoing', 'not_connected', 'error', 'ended'].every((s) =>
      all.some(({ call }) => call.call_status === s),
    ),
    'a call without analysis':
      count(({ call }) => call.call_status === 'ended' && !call.call_analysis) === 1,
    IVR: count(({ slug }) => slug.includes('ivr')) === 1,
    'slow responses (p50 over 1.8 s)': count(({ call }) => call.latency?.e2e.p50 > 1800) >= 1,
    'web and phone, both directions':
      all.some(({ call }) => call.call_type === 'web_call') &&
      ['inbound', 'outbound'].every((d) => all.some(({ call }) => call.direction === d)),
    'unique ids': new Set(all.map(({ call }) => call.call_id)).size === all.length,
  };
}

const calls = [];
for (const name of fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()) {
  const slug = name.slice(0, -5);
  const { default: dialogue } = await import(`./dialogues/${slug}.mjs`);
  calls.push({ slug, dialogue, ...JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) });
}
const chats = JSON.parse(fs.readFileSync(path.join(root, 'chats.json'), 'utf8'));
calls.forEach(checkCall);
chats.forEach(checkChat);
about = 'coverage';
for (const [what, there] of Object.entries(coverage(calls, chats))) expect(there, what);
const bytes = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.opus'))
  .reduce((sum, file) => sum + fs.statSync(path.join(folder, file)).size, 0);
expect(bytes <= LIMIT_BYTES, `${bytes} bytes of audio`);

for (const { slug, call, media } of calls) {
  const { user_sentiment: sentiment = '–', call_successful: success = '–' } =
    call.call_analysis ?? {};
  console.log(
    slug.padEnd(24),
    String(sentiment).padEnd(9),
    String(success).padEnd(6),
    ((call.duration_ms ?? 0) / 1000).toFixed(2).padStart(7),
    media.file ? '' : 'no audio',
  );
}
const minutes =
  calls.filter(({ media }) => media.file).reduce((sum, { call }) => sum + call.duration_ms, 0) /
  60000;
console.log(
  `${calls.length} calls, ${chats.length} chats, ${minutes.toFixed(1)} min of recordings, ${bytes} bytes of audio`,
);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length ? 1 : 0;
