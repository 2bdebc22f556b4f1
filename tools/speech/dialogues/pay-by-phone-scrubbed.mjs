// Payment by keypad under everything_except_pii: names, address, birth date and account number are redacted.
import { agent, dtmf, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'pinecrest',
  version: 21,
  caller: { voice: 'af_aoede', speed: 1.0 },
  scrubbed: true,
  storage: 'everything_except_pii',
  start: '2026-11-10T16:02:11.902Z',
  from: '+13035550186',
  signed: true,
  ended: 'agent_hangup',
  variables: { account_tier: 'residential', region: 'Front Range' },
  metadata: { queue: 'payments' },
  attributes: { pci_flow: 'keypad' },
  analysis: {
    call_summary:
      'The caller verified her identity and paid her balance with a saved card, entering the security code on the keypad.',
    in_voicemail: false,
    user_sentiment: 'Neutral',
    call_successful: true,
    custom_analysis_data: { payment_taken: true, amount: 58.4 },
  },
  script: [
    agent(
      "Thank you for calling Pinecrest Energy. I'm the billing assistant. Please tell me what you're calling about today.",
    ),
    user("I'd like to pay my bill, please.", { gap: 0.5 }),
    node('Welcome', 'Verify'),
    agent('Happy to help. May I have your full name and date of birth?', { gap: 0.9 }),
    user(
      "It's {person_name:Helen Marsh,} and I was born on {date_of_birth:March the ninth, nineteen seventy-one.}",
      { gap: 0.6 },
    ),
    agent('Thank you, {person_name:Helen.} And the address on the account?', { gap: 1.0 }),
    user('{address:Twelve Juniper Court, Lakewood.}', { gap: 0.5 }),
    tool('verify', 'verify_customer', {
      name: 'Helen Marsh',
      date_of_birth: '1971-03-09',
      address: '12 Juniper Court, Lakewood',
    }),
    result('verify', 980, { verified: true, account: 'PCE-118263', balance: 58.4 }),
    agent(
      "You're verified. Your balance is [$58.40](fifty-eight dollars and forty cents) on account {customer_account_number:one one eight, two six three.} Please type the three-digit code of your saved card on the keypad.",
    ),
    node('Verify', 'Take payment'),
    dtmf('739', { gap: 2.2 }),
    tool('pay', 'charge_saved_card', { account: 'PCE-118263', amount: 58.4, code: '739' }),
    agent("Thank you. I'm taking the payment now.", { gap: 0.9 }),
    result('pay', 2950, { ok: true, receipt: 'R-77310' }),
    agent(
      'That went through. Your receipt will be sent to {email:helen at marsh mail dot net.} Anything else?',
    ),
    user("No, that's all. Thanks.", { gap: 0.5 }),
    agent('Thank you for calling Pinecrest Energy. Goodbye.', { gap: 0.8 }),
  ],
};
