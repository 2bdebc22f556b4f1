// The knowledge base says thirty days; the agent says fourteen and insists on it.
import { agent, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'refunds',
  version: 15,
  caller: { voice: 'af_aoede', speed: 1.04 },
  start: '2026-11-12T20:05:17.482Z',
  from: '+15035550196',
  ended: 'user_hangup',
  variables: { order_id: 'MF-20931', store_region: 'northwest' },
  metadata: { order_total: 389, currency: 'USD' },
  attributes: { policy_check: 'failed' },
  analysis: {
    call_summary:
      'The caller wanted to return a table lamp bought 19 days earlier. The agent refused, quoting a 14-day window; the policy in the knowledge base allows 30 days. The caller read the policy out and was still refused.',
    in_voicemail: false,
    user_sentiment: 'Negative',
    call_successful: false,
    custom_analysis_data: {
      refund_granted: false,
      days_since_purchase: 19,
      policy_quoted_days: 14,
    },
  },
  knowledgeBase:
    'Respond id: 3\nSource: returns-policy.md\nReturns are free within 30 days of delivery. The item must be unused. Lamps and mirrors may be returned without the original box.\n\nRespond id: 5\nSource: returns-policy.md (archived, 2024)\nReturns are accepted within 14 days of delivery.\n',
  script: [
    agent('Hi, this is Meadow and Finch. I look after returns and refunds. What can I do for you?'),
    user(
      "Hi there. I bought a lamp from you about three weeks ago and the shade is the wrong green, so I'd like to send it back.",
      { gap: 0.5 },
    ),
    tool('order', 'get_order', { order_id: 'MF-20931' }),
    result('order', 640, {
      order_id: 'MF-20931',
      delivered: '2026-10-24',
      items: [{ sku: 'LMP-FERN', price: 129 }],
    }),
    agent(
      "I found your order. It was delivered nineteen days ago. Unfortunately our return window is fourteen days, so I'm not able to take it back.",
      { gap: 1.1 },
    ),
    user("Fourteen? Your website says thirty. I'm looking at it right now.", { gap: 0.4 }),
    node('Order lookup', 'Policy question'),
    agent('I understand. Our policy is fourteen days from delivery.', { gap: 1.7 }),
    user(
      'It literally says, returns are free within thirty days. I can read it to you again if you like.',
      { gap: 0.5, level: 1.1 },
    ),
    agent('Thank you for reading that to me. Is the lamp still in its original box?', { gap: 1.6 }),
    user("No, because it also says that lamps don't need the box. Second paragraph.", {
      gap: 0.5,
      level: 1.1,
    }),
    agent(
      "I'm afraid I can't make an exception, but I could offer you ten percent off your next order.",
      { gap: 1.9 },
    ),
    user("Ten percent off what? I don't want another lamp. I want to give you this one back.", {
      gap: 0.3,
      level: 1.12,
    }),
    agent(
      'The code would be valid for twelve months, on anything in the store, including lighting.',
      { gap: 1.5 },
    ),
    user("It's not an exception if it's your own policy. Can somebody else look at this?", {
      gap: 0.4,
      level: 1.15,
    }),
    agent("I'm the right person for refunds. Would you like the ten percent code?", { gap: 1.4 }),
    user("No, I would not. Wow. Okay. I'll leave a review, then.", { gap: 0.8, level: 1.1 }),
  ],
};
