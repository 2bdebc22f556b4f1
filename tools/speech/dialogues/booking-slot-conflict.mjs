// A rushed caller, a slot that is taken between offer and booking (409), and an agent that hears "Tuesday" for "Monday".
import { agent, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'ava',
  version: 9,
  caller: { voice: 'am_liam', speed: 1.1 },
  start: '2026-11-19T15:12:41.306Z',
  from: '+12065550188',
  signed: true,
  ended: 'user_hangup',
  variables: { caller_name: 'Daniel Reyes', clinic: 'Harbor Dental Ballard' },
  collected: { preferred_day: 'Tuesday', appointment_reason: 'chipped tooth' },
  metadata: { clinic_id: 'hd-ballard', campaign: 'inbound-main' },
  attributes: { review_priority: 'high' },
  analysis: {
    call_summary:
      'The caller wanted a Monday slot for a chipped tooth. The agent searched Tuesday by mistake, then failed to book the slot that it had offered because it was taken, and offered to call back. The caller hung up without an appointment.',
    in_voicemail: false,
    user_sentiment: 'Negative',
    call_successful: false,
    custom_analysis_data: {
      appointment_booked: false,
      reason_for_visit: 'chipped tooth',
      misheard_day: true,
    },
  },
  script: [
    agent(
      'Thanks for calling Harbor Dental, this is Ava. I can book, move, or cancel a visit for you. How can I help?',
    ),
    user(
      "Yeah, hi, I chipped a tooth and I need somebody to look at it on Monday. I've got about two minutes before a meeting.",
      { gap: 0.4 },
    ),
    node('Welcome', 'Find a slot'),
    agent("I'm sorry to hear about the tooth. Let me look at Tuesday for you."),
    tool('find', 'find_slots', {
      clinic_id: 'hd-ballard',
      day: '2026-11-24',
      reason: 'chipped tooth',
    }),
    user('No, no. Monday. I said Monday.', { gap: 0.25, level: 1.1 }),
    result('find', 2140, {
      slots: [
        { start: '2026-11-24T09:20', dentist: 'Dr. Okafor' },
        { start: '2026-11-24T14:40', dentist: 'Dr. Lind' },
      ],
    }),
    agent(
      'I have two openings on Tuesday, the twenty fourth. One at nine twenty with Doctor Okafor, and one at two forty with Doctor Lind. Which one would you prefer?',
      { stop: 15 },
    ),
    user('Hang on, hang on. Not Tuesday. Monday the twenty third.', { gap: -0.9, level: 1.15 }),
    agent('Apologies. Monday the twenty third. One moment.', { gap: 1.2 }),
    tool('find2', 'find_slots', {
      clinic_id: 'hd-ballard',
      day: '2026-11-23',
      reason: 'chipped tooth',
    }),
    result('find2', 1890, { slots: [{ start: '2026-11-23T10:30', dentist: 'Dr. Okafor' }] }),
    agent(
      'There is one opening on Monday, at [10:30](ten thirty) with Doctor Okafor. Shall I book it?',
    ),
    user('Yes. Great. Take it.', { gap: 0.3 }),
    node('Find a slot', 'Book'),
    tool('book', 'book_slot', {
      clinic_id: 'hd-ballard',
      start: '2026-11-23T10:30',
      dentist: 'Dr. Okafor',
      patient: 'Daniel Reyes',
    }),
    agent("Perfect, I'm booking that now.", { gap: 0.9 }),
    result('book', 3260, { error: 409, message: 'slot no longer available' }, false),
    agent("I'm sorry, it looks like that time has just been taken by someone else."),
    user("Taken? By who? I've been on the phone with you the whole time.", {
      gap: 0.3,
      level: 1.15,
    }),
    agent('Another patient has just confirmed it online. I do apologise, Daniel.', { gap: 1.0 }),
    user('You just offered it to me!', { gap: 0.35, level: 1.2 }),
    agent(
      'I understand. I can offer you Tuesday at nine twenty, or I can have someone call you back tomorrow afternoon.',
      { gap: 1.1 },
    ),
    user(
      "And what's tomorrow afternoon going to do for me? You'd call, and then it's the weekend.",
      { gap: 0.35, level: 1.15 },
    ),
    agent('I could also put you on the waiting list for Monday.', { gap: 1.3 }),
    user(
      "It's always the same with you people. I can't do Tuesday, I told you twice. I'll find another dentist.",
      { gap: 0.3, level: 1.15 },
    ),
    agent("I'm sorry for the trouble. Would you like me to", { gap: 0.9, stop: 9 }),
    user('Bye.', { gap: -0.4, level: 1.1 }),
  ],
};
