// Converts a timeline into the call as Retell's API reports it, and the other data of the sample server.
import { hex } from './timeline.mjs';
import { numbers } from './sound.mjs';

const LABEL = { agent: 'Agent', user: 'User', transfer_target: 'Transfer Target' };
const TELEPHONY = { product: 'us_telephony', unit_price: 0.025 };
const PLATFORM = { product: 'retell_platform', unit_price: 0.0917 };
const KNOWLEDGE_BASE = { product: 'knowledge_base', unit_price: 0.0083 };

const isSpeech = (entry) => entry.role in LABEL;
const cents = (value) => Math.round(value * 10000) / 10000;

export function callRecord(dialogue, agent, line) {
  const next = numbers(`record:${dialogue.slug}`);
  const status = dialogue.status ?? 'ended';
  const connected = status === 'ended' || status === 'error';
  const seconds = line?.seconds ?? dialogue.seconds;
  const start = Date.parse(dialogue.start);
  const phone = dialogue.type !== 'web_call';
  const outbound = dialogue.direction === 'outbound';
  const entries = line
    ? line.moments.filter((m) => m.entry).map((m) => wordless(dialogue, m.entry))
    : undefined;
  const turns = line ? turnLatencies(line.moments) : (dialogue.latency ?? []);
  const requests = line
    ? line.moments.filter(
        (m) => m.entry?.role === 'agent' || m.entry?.role === 'tool_call_invocation',
      ).length
    : turns.length;
  const hasAudio = Boolean(line) && !dialogue.withoutRecording;

  const call = {
    call_id: `call_${hex(`call:${dialogue.slug}`, 32)}`,
    call_type: phone ? 'phone_call' : 'web_call',
    ...(phone
      ? {
          from_number: outbound ? agent.number : dialogue.from,
          to_number: outbound ? dialogue.to : agent.number,
          direction: outbound ? 'outbound' : 'inbound',
          telephony_identifier: { twilio_call_sid: `CA${hex(`sid:${dialogue.slug}`, 32)}` },
        }
      : { access_token: `sample_${hex(`token:${dialogue.slug}`, 40)}` }),
    agent_id: agent.id,
    agent_name: agent.name,
    agent_version: dialogue.version,
    call_status: status,
    start_timestamp: start,
    ...(connected && {
      end_timestamp: start + Math.round(seconds * 1000),
      duration_ms: Math.round(seconds * 1000),
    }),
    ...(dialogue.metadata && { metadata: dialogue.metadata }),
    ...(dialogue.variables && { retell_llm_dynamic_variables: dialogue.variables }),
    ...(dialogue.collected && { collected_dynamic_variables: dialogue.collected }),
    ...(dialogue.sip && { custom_sip_headers: dialogue.sip }),
    ...(dialogue.attributes && { custom_attributes: dialogue.attributes }),
    data_storage_setting: dialogue.storage ?? 'everything',
    opt_in_signed_url: dialogue.signed ?? false,
    ...(dialogue.ended && { disconnection_reason: dialogue.ended }),
    ...(dialogue.transferTo && { transfer_destination: dialogue.transferTo }),
    ...(connected && turns.length && { latency: latencies(turns, agent, next) }),
    ...(connected && { call_cost: cost(seconds, agent, dialogue, phone) }),
    ...(status === 'not_connected' && {
      duration_ms: 0,
      call_cost: {
        product_costs: [],
        total_duration_seconds: 0,
        total_duration_unit_price: 0,
        combined_cost: 0,
      },
    }),
    ...(connected && !agent.customLlm && { llm_token_usage: tokens(requests, next) }),
    ...(dialogue.analysis && { call_analysis: dialogue.analysis }),
    ...(entries && {
      transcript: transcript(entries),
      transcript_object: entries.filter(isSpeech),
      transcript_with_tool_calls: entries,
    }),
    ...(dialogue.scrubbed && { scrubbed_transcript_with_tool_calls: scrub(line.moments) }),
  };

  const media = {
    ...(hasAudio && { file: `${dialogue.slug}.opus` }),
    multiChannel: hasAudio && !dialogue.mono,
    mono: hasAudio,
    scrubbed: Boolean(dialogue.scrubbed),
    ...(line && { publicLog: publicLog(line.moments, start) }),
    ...(dialogue.knowledgeBase && { knowledgeBase: dialogue.knowledgeBase }),
    channels: dialogue.mono ? ['mixed'] : dialogue.swapped ? ['user', 'agent'] : ['agent', 'user'],
  };
  const toolLatencyMs = Object.fromEntries(
    (line?.moments ?? []).filter((m) => m.tool).map((m) => [m.tool.id, m.tool.ms]),
  );
  return { call, media, toolLatencyMs };
}

const wordless = (dialogue, entry) =>
  dialogue.withoutWords && isSpeech(entry) ? { ...entry, words: [] } : entry;

const transcript = (entries) =>
  entries
    .filter(isSpeech)
    .map((e) => `${LABEL[e.role]}: ${e.content}\n`)
    .join('');

/** The times from the caller's last word to the agent's first word, at each change of turn without overlap. */
export function turnLatencies(moments) {
  const found = [];
  let previous;
  for (const moment of moments) {
    if (moment.entry?.role === 'dtmf') previous = undefined;
    if (!moment.sound) continue;
    if (moment.entry.role === 'agent' && previous?.entry.role === 'user') {
      const gap = Math.round((moment.at - previous.end) * 1000);
      if (gap > 0) found.push(gap);
    }
    previous = moment;
  }
  return found;
}

function latencies(e2e, agent, next) {
  const part = (low, high) =>
    summary(e2e.map((v) => Math.round(v * (low + (high - low) * next()))));
  return {
    e2e: summary(e2e),
    asr: summary(e2e.map(() => Math.round(40 + 90 * next()))),
    llm: part(0.48, 0.62),
    ...(agent.customLlm && {
      llm_websocket_network_rtt: summary(e2e.map(() => Math.round(24 + 40 * next()))),
    }),
    tts: part(0.16, 0.26),
    ...(agent.knowledgeBase && {
      knowledge_base: summary(e2e.map(() => Math.round(60 + 140 * next()))),
    }),
  };
}

function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p) => {
    const place = (sorted.length - 1) * p;
    const low = Math.floor(place);
    return Math.round(
      sorted[low] + (place - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]),
    );
  };
  return {
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    min: sorted[0],
    max: sorted.at(-1),
    num: values.length,
    values,
  };
}

function cost(seconds, agent, dialogue, phone) {
  const whole = Math.ceil(seconds);
  const products = [
    PLATFORM,
    agent.tts,
    ...(agent.customLlm ? [] : [agent.llm]),
    ...(phone ? [TELEPHONY] : []),
    ...(dialogue.knowledgeBase ? [KNOWLEDGE_BASE] : []),
  ];
  const items = products.map((p) => ({
    ...p,
    cost: cents(p.unit_price * whole),
    is_transfer_leg_cost: false,
  }));
  if (dialogue.transferTo)
    items.push({
      ...TELEPHONY,
      cost: cents(TELEPHONY.unit_price * 30),
      is_transfer_leg_cost: true,
    });
  return {
    product_costs: items,
    total_duration_seconds: whole,
    total_duration_unit_price: cents(products.reduce((sum, p) => sum + p.unit_price, 0)),
    combined_cost: cents(items.reduce((sum, item) => sum + item.cost, 0)),
  };
}

function tokens(requests, next) {
  let size = 1280 + Math.round(400 * next());
  const values = Array.from({ length: requests }, () => (size += 30 + Math.round(60 * next())));
  const total = values.reduce((a, b) => a + b, 0);
  return {
    values,
    average: values.length ? Math.round((total / values.length) * 100) / 100 : 0,
    num_requests: requests,
  };
}

const HIDDEN_KEYS = {
  name: 'person_name',
  date_of_birth: 'date_of_birth',
  address: 'address',
  account: 'customer_account_number',
  code: 'pin',
};

function scrub(moments) {
  return moments
    .filter((m) => m.entry)
    .map(({ entry, pii }) => {
      if (isSpeech(entry)) return scrubSpeech(entry, pii);
      if (entry.role === 'dtmf') return { ...entry, digit: '*' };
      if (entry.role === 'tool_call_invocation')
        return { ...entry, arguments: scrubJson(entry.arguments) };
      if (entry.role === 'tool_call_result') return { ...entry, content: scrubJson(entry.content) };
      return entry;
    });
}

function scrubSpeech(entry, pii) {
  const words = [];
  for (let i = 0; i < entry.words.length; i++) {
    const place = pii.find((p) => p.first === i);
    if (!place) words.push(entry.words[i]);
    else {
      words.push({
        word: `[${place.kind}]${place.trail}`,
        start: entry.words[i].start,
        end: entry.words[place.last].end,
      });
      i = place.last;
    }
  }
  return { ...entry, content: words.map((w) => w.word).join(' '), words };
}

const scrubJson = (text) =>
  JSON.stringify(JSON.parse(text), (key, value) =>
    key in HIDDEN_KEYS ? `[${HIDDEN_KEYS[key]}]` : value,
  );

function publicLog(moments, start) {
  const stamp = (at) => new Date(start + Math.round(at * 1000)).toISOString();
  const lines = [`${stamp(0)} info  call connected`];
  let previous;
  for (const m of moments) {
    const { entry } = m;
    if (m.sound) {
      if (entry.role === 'agent' && previous?.entry.role === 'user' && m.at > previous.end)
        lines.push(
          `${stamp(m.at)} info  turn latency ${Math.round((m.at - previous.end) * 1000)} ms`,
        );
      lines.push(
        `${stamp(m.at)} debug ${entry.role} speaks, ${entry.words.length} words${m.sound.cutAt ? ', cut off' : ''}`,
      );
      previous = m;
    } else if (entry?.role === 'tool_call_invocation')
      lines.push(`${stamp(m.at)} info  tool ${entry.name} called (${entry.tool_call_id})`);
    else if (m.tool)
      lines.push(
        `${stamp(m.at)} ${entry.successful ? 'info ' : 'error'} tool ${m.tool.name} answered after ${m.tool.ms} ms, ${entry.successful ? 'ok' : 'failed'}`,
      );
    else if (entry?.role === 'node_transition')
      lines.push(
        `${stamp(m.at)} info  node "${entry.former_node_name}" to "${entry.new_node_name}" (${entry.transition_type})`,
      );
  }
  return `${lines.sort().join('\n')}\n`;
}
