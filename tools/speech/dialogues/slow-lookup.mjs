// Every response takes too long. Filler phrases during the tool calls do not hide the wait.
import { agent, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'refunds',
  version: 14,
  caller: { voice: 'am_echo', speed: 1.06 },
  start: '2026-11-10T21:30:26.094Z',
  from: '+15035550128',
  ended: 'user_hangup',
  variables: { order_id: 'MF-20688' },
  metadata: { order_total: 948, currency: 'USD' },
  attributes: { review_priority: 'normal', latency_complaint: true },
  analysis: {
    call_summary:
      'The caller asked where his refund is. The order system took many seconds for each answer and finally timed out. The caller, already on his third call, gave up.',
    in_voicemail: false,
    user_sentiment: 'Negative',
    call_successful: false,
    custom_analysis_data: { refund_granted: false, refund_status: 'unknown', system_slow: true },
  },
  script: [
    agent('Hi, this is Meadow and Finch. I look after returns and refunds. What can I do for you?'),
    user(
      "Hi. You've had my sofa back for three weeks, and I've had no refund. This is my third call.",
      { gap: 0.5 },
    ),
    agent("I'm sorry about that. Let me check.", { gap: 2.3 }),
    tool('order', 'get_order', { order_id: 'MF-20688' }),
    agent('Just a moment while the order loads.', { gap: 2.9 }),
    result('order', 7400, { order_id: 'MF-20688', returned: '2026-10-20', refund: 'pending' }),
    user('Take your time, I suppose.', { gap: 3.2 }),
    agent(
      'Thank you for waiting. I can see that the sofa reached our warehouse on October twentieth, and that the refund is pending.',
      { gap: 1.9 },
    ),
    user('Pending since when? Who is it pending with?', { gap: 0.4, level: 1.1 }),
    agent('Sorry, could you say that again?', { gap: 2.0 }),
    user("Who has my money, and when do I get it back? It's nine hundred dollars.", {
      gap: 0.4,
      level: 1.12,
    }),
    node('Order lookup', 'Refund status'),
    tool('refund', 'refund_status', { order_id: 'MF-20688' }),
    agent('Let me find out.', { gap: 2.4 }),
    result('refund', 9100, { error: 504, message: 'upstream timed out after 9000 ms' }, false),
    agent("I'm still looking.", { gap: 3.9 }),
    user('I could have walked to the warehouse by now.', { gap: 1.6, level: 1.08 }),
    agent("I'm sorry. The refund system isn't answering. Please call again later today.", {
      gap: 2.2,
    }),
    user("Again? A fourth time? No. I'm done. I'll ask my card company to deal with you.", {
      gap: 0.5,
      level: 1.15,
    }),
  ],
};
