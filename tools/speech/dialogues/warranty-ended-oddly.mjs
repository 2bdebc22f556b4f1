// An ordinary call with a disconnection reason that is not documented.
import { agent, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'refunds',
  version: 15,
  caller: { voice: 'am_fenrir', speed: 1.0, level: 0.85 },
  start: '2026-11-19T22:14:33.175Z',
  from: '+15035550151',
  signed: true,
  ended: 'carrier_handover',
  variables: { order_id: 'MF-18806' },
  metadata: { order_total: 612, currency: 'USD' },
  analysis: {
    call_summary:
      'The caller asked whether a chair with a loose arm is under warranty. The agent confirmed and was about to open a claim when the line ended.',
    in_voicemail: false,
    user_sentiment: 'Neutral',
    call_successful: false,
    custom_analysis_data: { refund_granted: false, warranty_valid: true },
  },
  knowledgeBase:
    'Respond id: 2\nSource: warranty.md\nChairs and sofas carry a five-year warranty on frame and joints. Fabric is covered for two years.\n',
  script: [
    agent('Hi, this is Meadow and Finch. I look after returns and refunds. What can I do for you?'),
    user(
      "Hi. I've got one of your reading chairs, and the left arm has come loose. Is that covered?",
      { gap: 0.6 },
    ),
    tool('order', 'get_order', { order_id: 'MF-18806' }),
    agent('Let me see when you bought it.', { gap: 0.8 }),
    result('order', 1730, {
      order_id: 'MF-18806',
      delivered: '2024-05-17',
      items: [{ sku: 'CHR-READ', price: 612 }],
    }),
    agent(
      "You've had it for two and a half years, and the frame and joints are covered for five, so yes, it is.",
    ),
    user('Great. So what happens now? Does somebody come out?', { gap: 0.5 }),
    agent(
      'First a question about the damage. Is the wood itself cracked, or is it only the joint that moves?',
      { gap: 1.1 },
    ),
    user(
      "Just the joint, I think. It wiggles when I push on it, and there's a little gap. My son likes to sit on that arm, so, you know. It might be our fault.",
      { gap: 0.8 },
    ),
    agent(
      "Don't worry, normal family life is covered. There won't be a charge for the visit either.",
      { gap: 1.0 },
    ),
    user("That's a relief. Okay, let's do it.", { gap: 0.4 }),
    node('Warranty check', 'Open claim'),
    agent(
      "I'll open a claim, and then our workshop will call you to arrange a visit. Could you tell me",
      { gap: 1.2, stop: 18, clip: true },
    ),
  ],
};
