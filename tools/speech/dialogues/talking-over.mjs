// Caller and agent talk over each other: nearly every turn overlaps, and the agent never stops.
import { agent, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'parcel',
  version: 3,
  caller: { voice: 'bm_daniel', speed: 1.1 },
  start: '2026-11-11T14:51:44.667Z',
  from: '+447700900121',
  signed: true,
  ended: 'user_hangup',
  variables: { depot: 'Bristol North' },
  metadata: { channel: 'phone' },
  attributes: { complaint: true },
  analysis: {
    call_summary:
      'The caller wanted to change the delivery address of a parcel on its way. Agent and caller spoke at the same time through most of the call. The agent changed the date rather than the address, and the caller left annoyed.',
    in_voicemail: false,
    user_sentiment: 'Negative',
    call_successful: false,
    custom_analysis_data: { address_changed: false, overlap: 'heavy' },
  },
  script: [
    agent(
      'Hello, Swiftparcel delivery desk. Do you have a tracking number for me, or would you like to hear about our new evening',
    ),
    user("Yes, it's S P, eight eight two, one four oh. I need it sent to my office instead.", {
      gap: -1.6,
    }),
    agent('Thank you. And what is it that you need today? I can change the date, or the', {
      gap: -0.9,
    }),
    user('The address. Not the date, the address.', { gap: -0.8, level: 1.1 }),
    tool('move', 'change_delivery', {
      tracking_number: 'SP882140',
      field: 'date',
      value: '2026-11-13',
    }),
    agent("Lovely, I'm changing the date to Friday the thirteenth", { gap: -0.3 }),
    user("No, no, no. I didn't say that.", { gap: -0.9, level: 1.15 }),
    agent(
      "and if you're not at home, we can leave it with a neighbour, or in a safe place such as a porch or a",
      { gap: -0.5 },
    ),
    user("I don't have a porch. I'm moving out. That's the whole point.", {
      gap: -1.4,
      level: 1.15,
    }),
    result('move', 1150, { ok: true, delivery_date: '2026-11-13' }),
    agent(
      "and you'll have a text message in a few minutes with your new delivery window, which is usually between",
      { gap: -0.6 },
    ),
    user('Can you stop? Please, just stop for a second. I want the address changed.', {
      gap: -2.2,
      level: 1.2,
    }),
    node('Change delivery', 'Apologise', 'interrupt_go_back'),
    agent("I'm sorry. Go ahead.", { gap: 1.3 }),
    user(
      "Thank you. I'm moving flat tomorrow, so nobody will be there on Friday. I need it to come to my work.",
      { gap: 0.5 },
    ),
    agent("Friday, yes. That's all booked in for you.", { gap: -0.8 }),
    user('No. Work. My work address. Have you got a pen? Do you have, whatever it is you have?', {
      gap: 0.3,
      level: 1.2,
    }),
    agent('I do. Which address should I use?', { gap: 1.0 }),
    user("Fourteen Quay Street. It's the blue", { gap: 0.5 }),
    agent("Got it. I've noted that you'd like it on Friday.", { gap: -0.7 }),
    user("Oh, for heaven's sake.", { gap: 0.2, level: 1.1 }),
  ],
};
