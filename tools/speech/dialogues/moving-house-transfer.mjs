// A final bill for an estate needs a person: a warm transfer, in which the transfer target also speaks.
import { agent, node, result, target, tool, user } from '../script.mjs';

export default {
  agent: 'pinecrest',
  version: 22,
  caller: { voice: 'am_echo', speed: 0.98 },
  target: { voice: 'af_sarah', speed: 1.03 },
  start: '2026-11-18T21:07:38.540Z',
  from: '+13035550120',
  ended: 'call_transfer',
  transferTo: '+13035550199',
  variables: { account_tier: 'residential', region: 'Front Range' },
  metadata: { queue: 'moves' },
  sip: { 'X-Pinecrest-Queue': 'estates', 'X-Case': 'PC-48377' },
  analysis: {
    call_summary:
      "The caller needed a final bill for his late mother's house. The agent recognised that this needs the estates team and transferred him; the specialist took over with the facts at hand.",
    in_voicemail: false,
    user_sentiment: 'Neutral',
    call_successful: true,
    custom_analysis_data: { transferred: true, team: 'estates' },
  },
  script: [
    agent(
      "Thank you for calling Pinecrest Energy. I'm the billing assistant. Please tell me what you're calling about today.",
    ),
    user(
      'Hi. My mother passed away last month, and I need to close her account and get a final bill for the house.',
      { gap: 0.9 },
    ),
    agent(
      "I'm very sorry for your loss. I'll make this as simple as I can. Do you have her account number?",
      { gap: 1.1 },
    ),
    user("I do. It's nine nine four, oh two one.", { gap: 0.8 }),
    tool('account', 'get_account', { account: '994021' }),
    result('account', 1270, {
      account: 'PCE-994021',
      status: 'active',
      balance: 61.15,
      estate_flag: false,
    }),
    agent(
      "Thank you. I've found it. A closing like this is handled by our estates team, so that nobody asks you the same things twice. Is it all right if I connect you now?",
    ),
    user("Yes, please. As long as I don't have to start over.", { gap: 0.5 }),
    node('Identify', 'Transfer to estates'),
    tool('transfer', 'transfer_call', {
      destination: '+13035550199',
      kind: 'warm',
      summary: 'Closing the account of a deceased customer, PCE-994021. Caller is her son.',
    }),
    agent("You won't. I'm passing your details along. One moment.", { gap: 0.9 }),
    result('transfer', 5600, { status: 'bridged' }),
    target(
      "Estates team, this is Carla. I have the account here, and I see that you'd like a final bill for your mother's house. I'm sorry for your loss.",
      { gap: 4.3 },
    ),
    user("Thank you. Yes, that's right.", { gap: 0.6 }),
    target(
      "I'll need the date you'd like the service to end, and an address for the last bill. Take your time.",
      { gap: 0.5 },
    ),
    user("The thirtieth. And please send it to me, I'll give you the address.", { gap: 0.9 }),
    target("Perfect. Go ahead whenever you're ready.", { gap: 0.4 }),
  ],
};
