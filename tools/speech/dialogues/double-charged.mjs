// Two payments for one bill. The agent talks over the caller, repeats itself and never offers a person.
import { agent, node, result, tool, unknown, user } from '../script.mjs';

export default {
  agent: 'pinecrest',
  version: 22,
  caller: { voice: 'af_kore', speed: 1.08 },
  start: '2026-11-17T18:40:03.914Z',
  from: '+13035550149',
  ended: 'user_hangup',
  variables: { account_tier: 'residential', region: 'Front Range' },
  metadata: { queue: 'billing', crm_case: 'PC-48121' },
  attributes: { review_priority: 'high', complaint: true },
  analysis: {
    call_summary:
      'The caller had been charged twice for her October bill. The agent confirmed both payments but kept describing the payment plan, interrupted her several times and did not offer a refund or a person. She ended the call angry and said that she would dispute the charge with her bank.',
    in_voicemail: false,
    user_sentiment: 'Negative',
    call_successful: false,
    custom_analysis_data: {
      issue: 'duplicate payment',
      asked_for_human: true,
      human_offered: false,
      amount: 142.6,
    },
  },
  script: [
    agent(
      "Thank you for calling Pinecrest Energy. I'm the billing assistant. Please tell me what you're calling about today.",
    ),
    user('You took my October payment twice. Two times, the same day, the same amount.', {
      gap: 0.5,
    }),
    agent('I can help with payments. May I have the last four digits of your account number?'),
    user('Seven, seven, oh, three.', { gap: 0.7 }),
    tool('account', 'get_account', { last_four: '7703' }),
    agent('Thank you. Bear with me while I pull that up.', { gap: 0.9 }),
    result('account', 4310, {
      account: 'PCE-557703',
      status: 'active',
      payments: [
        { date: '2026-11-03', amount: 142.6 },
        { date: '2026-11-03', amount: 142.6 },
      ],
      balance: -142.6,
    }),
    node('Identify', 'Billing question'),
    agent(
      'I can see your account. I see a payment of [$142.60](a hundred and forty-two dollars and sixty cents) on November third, and a second payment of [$142.60](a hundred and forty-two dollars and sixty cents) on November third.',
    ),
    user(
      "Right. So that's one too many. I need the second one back, because my rent comes out on Friday and",
      { gap: 0.5 },
    ),
    agent(
      'I understand that bills can be difficult. We offer a payment plan that spreads your balance over six months.',
      { gap: -1.3 },
    ),
    user("I don't want a payment plan. I want my money back.", { gap: 0.3, level: 1.15 }),
    unknown({ role: 'sentiment_marker', sentiment: 'frustrated', score: -0.72 }),
    agent('With the payment plan, your first instalment would be due on December first.', {
      gap: 1.5,
    }),
    user(
      'Are you listening to me? You owe me a hundred and forty dollars. There is no instalment.',
      { gap: 0.25, level: 1.25 },
    ),
    agent(
      "I'm sorry you feel that way. Your account currently has a credit of [$142.60](a hundred and forty-two dollars and sixty cents), which will be applied to your next bill, so there is nothing that you need to do at this",
      { gap: 1.3, stop: 26 },
    ),
    user('No. No, stop. I need it back now. Let me talk to a person.', { gap: -1.1, level: 1.25 }),
    agent(
      "I can certainly help you with that. To make sure I send you to the right place, could you tell me what you're calling about today?",
      { gap: 1.8 },
    ),
    user('Oh, you have got to be kidding me. I have told you four times.', {
      gap: 0.6,
      level: 1.2,
    }),
    agent(
      'Thank you. I see a payment of [$142.60](a hundred and forty-two dollars and sixty cents) on November third, and a second payment of',
      { gap: 1.4, stop: 11 },
    ),
    user('Person. Human being. Now.', { gap: -0.8, level: 1.3, speed: 0.92 }),
    agent(
      'Our offices are open Monday to Friday, nine to five. Is there anything else I can help you with?',
      { gap: 2.1 },
    ),
    user(
      "It's Tuesday, and it's eleven in the morning! Forget it. I'll call my bank and dispute both of them.",
      { gap: 0.4, level: 1.25 },
    ),
    agent('Thank you for calling Pinecrest Energy. Have a great day.', { gap: 1.2, stop: 6 }),
  ],
};
