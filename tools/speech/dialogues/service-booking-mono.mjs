// Only the mixed recording exists, so both speakers share one lane. A happy customer.
import { agent, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'corvid',
  version: 3,
  caller: { voice: 'bf_alice', speed: 1.08 },
  mono: true,
  direction: 'outbound',
  start: '2026-11-17T10:18:56.288Z',
  to: '+447700900115',
  ended: 'agent_hangup',
  variables: { customer_name: 'Ms Bright', car: 'Corvid Mini', service_due: '2026-12-04' },
  metadata: { campaign: 'service-december', attempt: 2 },
  analysis: {
    call_summary:
      'The agent reminded the customer of a service that is due and booked it for the morning of 3 December with a courtesy car.',
    in_voicemail: false,
    user_sentiment: 'Positive',
    call_successful: true,
    custom_analysis_data: { service_booked: true, courtesy_car: true },
  },
  script: [
    user('Hello, Tess Bright speaking.', { gap: 0.8 }),
    agent(
      "Good morning, Ms Bright. It's Corvid Motors. Your car is due for its service in early December, and I wondered if you'd like to book it now.",
      { gap: 1.0 },
    ),
    user('Oh, perfect timing! I was going to ring you at lunch. Could I do the third?', {
      gap: 0.4,
    }),
    tool('slots', 'garage_slots', { date: '2026-12-03' }),
    result('slots', 890, { date: '2026-12-03', times: ['08:15', '10:00'] }),
    agent("The third of December works. I have a quarter past eight, or ten o'clock.", {
      gap: 1.1,
    }),
    user('Quarter past eight, please. And could I borrow a car for the day?', { gap: 0.4 }),
    agent("Let me see whether there's a courtesy car free that day.", { gap: 0.9 }),
    user('It only has to fit me and a very small dog.', { gap: 0.4 }),
    node('Offer', 'Courtesy car'),
    tool('book', 'book_service', { date: '2026-12-03', time: '08:15', courtesy_car: true }),
    result('book', 1340, { ok: true, booking: 'CM-3381' }),
    agent("You can. I've booked both for you, and there's no charge for the courtesy car.", {
      gap: 1.2,
    }),
    user("Brilliant, that's my week sorted. Thank you!", { gap: 0.3 }),
    agent('Thank you, Ms Bright. See you on the third.', { gap: 0.7 }),
  ],
};
