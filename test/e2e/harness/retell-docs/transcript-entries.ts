const agentSaid = {
  role: 'agent',
  content: 'Alpha bravo charlie',
  // A marker of the language model, which is not shown.
  thought_signature: 'signature-told-1f3a',
  words: [
    { word: 'Alpha', start: 0.2, end: 0.6 },
    { word: 'bravo', start: 0.6, end: 0.9 },
    { word: 'charlie', start: 0.9, end: 1.8 },
  ],
};

/** Spoken while the agent speaks, and ended before the agent's word. */
const userSaid = {
  role: 'user',
  content: 'Marigold',
  words: [{ word: 'Marigold', start: 1, end: 1.2 }],
};

/** Two tool calls whose results come in the opposite order: only the ids connect them. */
export const toolEntries = (failing: 'told_tool' | 'other_tool') => [
  {
    role: 'tool_call_invocation',
    tool_call_id: 't1',
    name: 'told_tool',
    arguments: '{"told_argument":7}',
  },
  { role: 'tool_call_invocation', tool_call_id: 't2', name: 'other_tool', arguments: '{}' },
  {
    role: 'tool_call_result',
    tool_call_id: 't2',
    content: 'told answer of the other',
    successful: failing !== 'other_tool',
  },
  {
    role: 'tool_call_result',
    tool_call_id: 't1',
    content: 'told answer',
    successful: failing !== 'told_tool',
  },
];

export const attachmentUrl = 'https://told.example/attachment.png';

/** One entry of every kind that Retell has, and one of an unknown kind. */
export const entriesOfEveryKind = [
  agentSaid,
  userSaid,
  ...toolEntries('told_tool'),
  {
    role: 'node_transition',
    former_node_name: 'Told greeting',
    new_node_name: 'Told payment',
    transition_type: 'told_global',
  },
  { role: 'node_transition', former_node_id: 'node_told_7', new_node_id: 'node_told_8' },
  { role: 'state_transition', former_state_name: 'Told draft', new_state_name: 'Told done' },
  { role: 'dtmf', digit: '9' },
  {
    role: 'sms',
    content: 'Told message',
    time_sec: 61,
    multimedia: [{ summary: 'Told picture', url: attachmentUrl }],
  },
  { role: 'injected', content: 'Told aside', time_sec: 65 },
  { role: 'told_role', content: 'Told unknown line' },
];

export const redactedEntries = [{ ...agentSaid, content: 'Alpha [NAME] charlie', words: [] }];

export const chatMessages = [
  {
    role: 'user',
    content: 'Is the tulip in stock?',
    message_id: 'message-told-77',
    created_timestamp: new Date(2026, 2, 3, 15, 2).getTime(),
  },
  { role: 'agent', content: 'It is.', message_id: 'message-told-78' },
];
