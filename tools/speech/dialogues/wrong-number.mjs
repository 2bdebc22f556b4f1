// A person without a car who is on the call list by mistake.
import { agent, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'corvid',
  version: 3,
  caller: { voice: 'bm_lewis', speed: 1.12 },
  direction: 'outbound',
  start: '2026-11-18T13:37:19.853Z',
  to: '+447700900198',
  ended: 'user_hangup',
  variables: { customer_name: 'Mrs Dunmore', car: 'Corvid Mini', service_due: '2026-12-09' },
  metadata: { campaign: 'service-december', attempt: 3 },
  attributes: { do_not_call: true },
  analysis: {
    call_summary:
      'The number belongs to somebody else, who had asked twice before to be taken off the list. The agent insisted on the reminder before it noted the request. The person hung up.',
    in_voicemail: false,
    user_sentiment: 'Negative',
    call_successful: false,
    custom_analysis_data: { service_booked: false, do_not_call_requested: true },
  },
  script: [
    user('Yeah?', { gap: 0.9 }),
    agent(
      "Good afternoon. May I speak to Mrs Dunmore? It's about the service for her Corvid Mini.",
      { gap: 1.1 },
    ),
    user("There's no Mrs Dunmore here. I've told you lot this twice already.", {
      gap: 0.4,
      level: 1.1,
    }),
    agent(
      'I see. The car is due on the ninth of December. Would a morning or an afternoon suit you better?',
      { gap: 1.4, stop: 18 },
    ),
    user("I haven't got a car! I take the bus!", { gap: -0.7, level: 1.2 }),
    node('Reminder', 'Wrong person', 'interrupt_go_back'),
    agent('My apologies. Would you like me to remove this number from our list?', { gap: 1.5 }),
    agent('I see. Before you go, would you know how I can reach Mrs Dunmore?', { gap: 1.3 }),
    user(
      "How would I know that? I've never met the woman. I've had this number for eleven years.",
      { gap: 0.3, level: 1.15 },
    ),
    user('What do you think?', { gap: 0.6, level: 1.1 }),
    agent("I'm sorry, I didn't catch that. Was that a yes, or a no?", { gap: 1.2 }),
    user("It was a yes. Take me off, and don't ring again.", { gap: 0.4, level: 1.2, speed: 0.95 }),
    tool('remove', 'remove_from_list', { number: '+447700900198' }),
    result('remove', 730, { ok: true }),
    agent("That's done. Sorry for", { gap: 1.2, stop: 4 }),
  ],
};
