// Ended minutes ago and is not analysed yet.
import { agent, result, tool, user } from '../script.mjs';

export default {
  agent: 'ava',
  version: 9,
  caller: { voice: 'af_kore', speed: 1.04 },
  start: '2026-11-20T21:44:51.630Z',
  from: '+12065550175',
  signed: true,
  ended: 'user_hangup',
  variables: { caller_name: 'Priya Nair', clinic: 'Harbor Dental Ballard' },
  metadata: { clinic_id: 'hd-ballard' },
  script: [
    agent(
      'Thanks for calling Harbor Dental, this is Ava. I can book, move, or cancel a visit for you. How can I help?',
    ),
    user(
      "Hi, I've got a crown that fell out over lunch. It doesn't hurt, but I'd rather not swallow it.",
      { gap: 0.5 },
    ),
    tool('find', 'find_slots', { clinic_id: 'hd-ballard', kind: 'urgent' }),
    agent('Good thinking. Let me find something soon.', { gap: 0.8 }),
    result('find', 1540, { slots: [{ start: '2026-11-21T08:40', dentist: 'Dr. Okafor' }] }),
    agent(
      'I can offer tomorrow morning at eight forty. Keep the crown in a small box and bring it along.',
    ),
    user('Eight forty, with the crown in a box. Thank you so much.', { gap: 0.4 }),
    tool('book', 'book_slot', {
      clinic_id: 'hd-ballard',
      start: '2026-11-21T08:40',
      dentist: 'Dr. Okafor',
      patient: 'Priya Nair',
    }),
    result('book', 900, { ok: true, visit_id: 'v-8190' }),
    agent("You're booked. See you tomorrow, Priya.", { gap: 1.0 }),
    user('Bye!', { gap: 0.3 }),
  ],
};
