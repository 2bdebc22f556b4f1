// The sample workspace's chats, written as short scripts, in the shape of v3 list-chats.
//   node chats.mjs [--out ../../resources/sample]
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { agents } from './agents.mjs';

const hex = (text, length) => createHash('sha256').update(text).digest('hex').slice(0, length);
const cents = (value) => Math.round(value * 10000) / 10000;

// Each line: [seconds after the line before, role, ...]
const says = (after, content) => [after, { role: 'agent', content }];
const asks = (after, content) => [after, { role: 'user', content }];
const calls = (after, key, name, args) => [
  after,
  { role: 'tool_call_invocation', key, name, arguments: JSON.stringify(args) },
];
const answers = (after, key, content, successful = true) => [
  after,
  { role: 'tool_call_result', key, content: JSON.stringify(content), successful },
];
const node = (from, to, type = 'normal') => [
  0,
  {
    role: 'node_transition',
    former_node_id: `node_${hex(from, 12)}`,
    former_node_name: from,
    new_node_id: `node_${hex(to, 12)}`,
    new_node_name: to,
    transition_type: type,
  },
];
const state = (from, to) => [
  0,
  { role: 'state_transition', former_state_name: from, new_state_name: to },
];

const chats = [
  {
    slug: 'opening-hours',
    agent: 'ava',
    version: 9,
    type: 'api_chat',
    start: '2026-11-19T17:20:11.204Z',
    variables: { clinic: 'Harbor Dental Ballard' },
    metadata: { page: '/contact' },
    attributes: {},
    analysis: {
      chat_summary: 'The visitor asked for the Saturday hours and got them.',
      user_sentiment: 'Positive',
      chat_successful: true,
      custom_analysis_data: { topic: 'hours' },
    },
    script: [
      says(0, "Hi, I'm Ava. How can I help?"),
      asks(9, 'are you open on saturday'),
      calls(1, 'hours', 'clinic_hours', { clinic_id: 'hd-ballard', day: 'saturday' }),
      answers(1, 'hours', { open: '08:30', close: '13:00' }),
      says(1, 'Yes, from 8:30 to 1:00. Would you like me to book you a visit?'),
      asks(14, 'no thats it. thank you!!'),
      says(2, 'See you soon!'),
    ],
  },
  {
    slug: 'wrong-green-again',
    agent: 'refunds',
    version: 15,
    type: 'api_chat',
    start: '2026-11-16T21:02:45.790Z',
    variables: { order_id: 'MF-20931' },
    metadata: { order_total: 389, currency: 'USD' },
    attributes: { review_priority: 'high', repeat_contact: true },
    analysis: {
      chat_summary:
        'The customer came back about a lamp whose return had been refused by phone. The agent quoted the old 14-day window again, and the refund tool rejected the request.',
      user_sentiment: 'Negative',
      chat_successful: false,
      custom_analysis_data: { refund_granted: false, policy_quoted_days: 14 },
    },
    script: [
      says(
        0,
        'Hi, this is Meadow & Finch. I look after returns and refunds. What can I do for you?',
      ),
      asks(
        22,
        'I called last week about the FERN lamp. Your policy page says 30 days. I was told 14. Please fix this.',
      ),
      state('greeting', 'order_lookup'),
      calls(1, 'order', 'get_order', { order_id: 'MF-20931' }),
      answers(1, 'order', {
        order_id: 'MF-20931',
        delivered: '2026-10-24',
        items: [{ sku: 'LMP-FERN', price: 129 }],
      }),
      says(2, "Thanks, I can see the order. I'm sorry, but it's past our 14 day window."),
      asks(31, 'https://meadowandfinch.example/returns. Second line. THIRTY.'),
      state('order_lookup', 'refund'),
      calls(2, 'refund', 'refund_order', {
        order_id: 'MF-20931',
        amount: 129,
        reason: 'changed mind',
      }),
      answers(2, 'refund', { error: 403, message: 'outside return window' }, false),
      says(1, "I tried, and the system won't let me refund this order."),
      asks(18, 'then give me a human'),
      says(3, "I'm the right place for refunds. Would you like 10% off your next order?"),
      asks(12, 'unbelievable.'),
    ],
  },
  {
    slug: 'parcel-by-text',
    agent: 'parcel',
    version: 4,
    type: 'sms_chat',
    start: '2026-11-13T08:47:30.112Z',
    variables: { depot: 'Leeds South' },
    collected: { safe_place: 'green shed' },
    metadata: { channel: 'sms' },
    attributes: { driver_note: true },
    analysis: {
      chat_summary:
        'The customer asked by text message to leave the parcel in the shed. The agent noted it.',
      user_sentiment: 'Neutral',
      chat_successful: true,
      custom_analysis_data: { instruction: 'safe place' },
    },
    script: [
      says(0, 'Swiftparcel: SP730552 arrives today, 11:05-12:05. Reply to change.'),
      asks(340, 'Leave in shed pls'),
      node('Notice', 'Safe place'),
      says(3, 'Happy to. Is the shed at the front or the back, and is it locked?'),
      asks(95, 'Back, green one, not locked. Mind the dog 🐶'),
      calls(1, 'place', 'set_safe_place', {
        tracking_number: 'SP730552',
        place: 'green shed, back garden',
        warning: 'dog',
      }),
      answers(1, 'place', { ok: true }),
      says(1, 'Done. The driver knows about the shed and the dog.'),
      asks(40, 'Ta'),
    ],
  },
  {
    slug: 'payment-plan',
    agent: 'pinecrest',
    version: 22,
    type: 'api_chat',
    start: '2026-11-18T15:33:08.455Z',
    variables: { account_tier: 'residential', region: 'Boulder' },
    collected: { months: '4' },
    metadata: { queue: 'billing' },
    attributes: { hardship: true },
    analysis: {
      chat_summary:
        'The customer set up a four-month payment plan after a detour to a question on late fees.',
      user_sentiment: 'Neutral',
      chat_successful: true,
      custom_analysis_data: { plan_months: 4 },
    },
    script: [
      says(0, 'Welcome to Pinecrest Energy. What are you writing about today?'),
      asks(27, "I can't pay all of this month's bill at once."),
      node('Welcome', 'Payment plan'),
      says(3, "That's all right, we can spread it. May I have your account number?"),
      asks(33, '771-204'),
      calls(1, 'account', 'get_account', { account: '771204' }),
      answers(2, 'account', { account: 'PCE-771204', balance: 231.8, plan_eligible: true }),
      says(
        1,
        'Thank you. Your balance is $231.80. I can offer 2, 4 or 6 months. Which one suits you?',
      ),
      asks(21, 'will i get late fees?'),
      node('Payment plan', 'Fees', 'global'),
      says(3, 'No. While a plan runs, no late fees are added.'),
      node('Fees', 'Payment plan', 'global_go_back'),
      asks(16, '4 then'),
      calls(1, 'plan', 'create_plan', { account: 'PCE-771204', months: 4 }),
      answers(3, 'plan', { ok: true, monthly: 57.95, first_due: '2026-12-01' }),
      says(1, 'Your plan is set: $57.95 a month, first due on December 1.'),
      asks(11, 'ok thanks, that helps'),
    ],
  },
  {
    slug: 'still-typing',
    agent: 'ava',
    version: 9,
    type: 'api_chat',
    status: 'ongoing',
    start: '2026-11-20T21:49:52.630Z',
    variables: { clinic: 'Harbor Dental Fremont' },
    metadata: { page: '/emergency' },
    attributes: {},
    script: [
      says(0, "Hi, I'm Ava. How can I help?"),
      asks(13, 'my filling came out, is that an emergency?'),
      says(3, 'Usually not, but it should be seen soon. Are you in pain right now?'),
    ],
  },
];

function record(chat) {
  let clock = Date.parse(chat.start);
  const messages = chat.script.map(([after, message], i) => {
    clock += after * 1000 + (after ? 137 * (i % 7) : 0);
    const { key, ...rest } = message;
    return {
      message_id: `msg_${hex(`${chat.slug}:${i}`, 20)}`,
      ...(key && { tool_call_id: `tool_call_${hex(chat.slug + key, 16)}` }),
      ...rest,
      created_timestamp: clock,
    };
  });
  const said = messages.filter((m) => m.role === 'agent' || m.role === 'user');
  const agent = agents[chat.agent];
  const products = [
    { product: agent.llm.product, unit_price: 1.2 },
    ...(chat.type === 'sms_chat' ? [{ product: 'sms', unit_price: 0.9 }] : []),
  ];
  const costs = products.map((p) => ({
    ...p,
    cost: cents(p.unit_price * said.filter((m) => m.role === 'agent').length),
    is_transfer_leg_cost: false,
  }));
  return {
    chat_id: `chat_${hex(`chat:${chat.slug}`, 27)}`,
    agent_id: agent.id,
    version: chat.version,
    chat_status: chat.status ?? 'ended',
    chat_type: chat.type,
    start_timestamp: Date.parse(chat.start),
    ...(chat.status !== 'ongoing' && { end_timestamp: clock + 30000 }),
    retell_llm_dynamic_variables: chat.variables,
    ...(chat.collected && { collected_dynamic_variables: chat.collected }),
    custom_attributes: chat.attributes,
    metadata: chat.metadata,
    transcript: said
      .map((m) => `${m.role === 'agent' ? 'Agent' : 'User'}: ${m.content}\n`)
      .join(''),
    message_with_tool_calls: messages,
    chat_cost: {
      product_costs: costs,
      combined_cost: cents(costs.reduce((sum, c) => sum + c.cost, 0)),
    },
    ...(chat.analysis && { chat_analysis: chat.analysis }),
  };
}

const here = path.dirname(fileURLToPath(import.meta.url));
const out = process.argv.includes('--out')
  ? process.argv[process.argv.indexOf('--out') + 1]
  : path.join(here, '../../resources/sample');
fs.writeFileSync(path.join(out, 'chats.json'), `${JSON.stringify(chats.map(record), null, 1)}\n`);
