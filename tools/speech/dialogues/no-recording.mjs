// A full transcript with word times, but the recording was never stored.
import { agent, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'refunds',
  version: 14,
  type: 'web_call',
  caller: { voice: 'am_eric', speed: 1.03 },
  withoutRecording: true,
  start: '2026-11-06T18:20:47.361Z',
  ended: 'agent_hangup',
  variables: { order_id: 'MF-20417' },
  collected: { refund_method: 'original card' },
  metadata: { order_total: 74, currency: 'USD' },
  analysis: {
    call_summary: 'The caller returned a cracked vase and was refunded in full.',
    in_voicemail: false,
    user_sentiment: 'Positive',
    call_successful: true,
    custom_analysis_data: { refund_granted: true, amount: 74 },
  },
  script: [
    agent('Hi, this is Meadow and Finch. I look after returns and refunds. What can I do for you?'),
    user("Hey. A vase came today, and it's cracked right down the side.", { gap: 0.5 }),
    tool('order', 'get_order', { order_id: 'MF-20417' }),
    result('order', 590, {
      order_id: 'MF-20417',
      delivered: '2026-11-06',
      items: [{ sku: 'VAS-DUNE', price: 74 }],
    }),
    agent("Oh no, I'm sorry. I see the vase. Would you like a new one, or your money back?", {
      gap: 1.1,
    }),
    user("Money back, please. It was a gift, and the party's tomorrow.", { gap: 0.6 }),
    agent('I understand. Could you describe the crack, so that I can tell the packing team?', {
      gap: 0.9,
    }),
    user(
      'It goes from the rim about halfway down. The box was fine, so I guess it was packed that way.',
      { gap: 0.6 },
    ),
    node('Order lookup', 'Refund'),
    tool('refund', 'refund_order', {
      order_id: 'MF-20417',
      amount: 74,
      reason: 'damaged in transit',
    }),
    agent("I'll do that right away.", { gap: 0.7 }),
    result('refund', 2210, { ok: true, refund_id: 'rf-5531' }),
    agent(
      "Done. [$74](seventy-four dollars) will be back on your card in three to five days, and you don't need to send the vase back.",
    ),
    user('Oh, nice. That was painless. Thank you!', { gap: 0.4 }),
    agent("You're welcome. Enjoy the party!", { gap: 0.8 }),
  ],
};
