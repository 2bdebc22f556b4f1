// An elderly caller, a confused menu of terms, and an agent that is too fast for her. Channels are swapped.
import { agent, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'pinecrest',
  version: 21,
  caller: { voice: 'bf_alice', speed: 0.84 },
  swapped: true,
  start: '2026-11-09T17:22:30.778Z',
  from: '+13035550172',
  ended: 'agent_hangup',
  variables: { account_tier: 'residential', region: 'Boulder' },
  collected: { meter_type: 'unknown' },
  metadata: { queue: 'meters' },
  attributes: { vulnerable_customer: true, complaint: false },
  analysis: {
    call_summary:
      'An older caller wanted to know why the new meter shows an error. The agent used terms that she did not understand, did not slow down when asked, and ended the call while she was fetching her glasses.',
    in_voicemail: false,
    user_sentiment: 'Negative',
    call_successful: false,
    custom_analysis_data: {
      issue: 'smart meter display',
      customer_vulnerable: true,
      resolved: false,
    },
  },
  script: [
    agent(
      "Thank you for calling Pinecrest Energy. I'm the billing assistant. Please tell me what you're calling about today.",
    ),
    user(
      "Oh, hello dear. It's about the new box. That little box with the numbers, in the hall. It's flashing at me.",
      { gap: 1.4 },
    ),
    agent(
      'I can help with meters. Is the in-home display showing a commissioning fault, or a loss of the home area network?',
      { gap: 1.0, speed: 1.1 },
    ),
    user("I'm sorry, dear. A loss of the what?", { gap: 1.6 }),
    agent(
      'The home area network. If the commissioning fault is shown, you should see the letters H A N with a cross next to the signal bars.',
      { gap: 0.9, speed: 1.12 },
    ),
    user("Could you say that a little slower? I'm eighty-three, and the line is not very good.", {
      gap: 1.1,
    }),
    agent(
      'Of course. If the commissioning fault is shown, you should see the letters H A N with a cross next to the signal bars. Do you see it?',
      { gap: 1.2, speed: 1.12 },
    ),
    user(
      "I see a number. I think it's a number. Just a moment, I need my glasses. They're in the kitchen.",
      { gap: 2.2 },
    ),
    agent('Are you still there?', { gap: 6.8 }),
    user("Yes, yes, I'm coming. I can't walk so fast.", { gap: 1.0 }),
    node('Meter help', 'Meter diagnostics'),
    tool('ping', 'ping_meter', { account: 'PCE-310944' }),
    agent("While you do that, I'll send a signal to your meter. Please hold.", { gap: 0.8 }),
    result('ping', 5200, { online: false, last_seen: '2026-11-05T03:10:00Z', firmware: '4.1.8' }),
    agent(
      'Your meter did not answer. You will need to hold down the middle button on the display for ten seconds, until the screen says pairing.',
    ),
    user('Which one is the middle one? There are four of them.', { gap: 1.8 }),
    agent('The middle button. Please hold it for ten seconds.', { gap: 1.0 }),
    user("Oh dear. I don't like to press the wrong one. My husband used to do all of this.", {
      gap: 1.5,
    }),
    agent(
      'I understand. Once the screen says pairing, your display will work again. Is there anything else?',
      { gap: 1.2 },
    ),
    user(
      "Well, no, but it still isn't, I mean, it's still flashing. Could somebody come and look at it?",
      { gap: 1.4 },
    ),
    agent('Thank you for calling Pinecrest Energy. Goodbye.', { gap: 1.3 }),
    user('Hello? Hello, dear?', { gap: 1.2 }),
  ],
};
