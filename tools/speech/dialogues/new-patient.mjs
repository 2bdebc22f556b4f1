// A chatty new patient on the web widget: several tools, a detour to insurance and back, a long friendly call.
import { agent, injected, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'ava',
  version: 8,
  type: 'web_call',
  caller: { voice: 'bf_isabella', speed: 1.0 },
  start: '2026-11-16T18:15:02.233Z',
  signed: true,
  ended: 'user_hangup',
  variables: { clinic: 'Harbor Dental Fremont', page: '/new-patients' },
  collected: {
    patient_name: 'Imogen Hale',
    insurance: 'BrightSmile Plus',
    first_visit: '2026-11-20T13:30',
  },
  metadata: { clinic_id: 'hd-fremont', utm_source: 'newsletter' },
  attributes: { new_patient: true, lead_value: 240 },
  analysis: {
    call_summary:
      'A new patient who had just moved to the area registered, asked whether her insurance is accepted, mentioned that she is nervous of needles, and booked a first visit on Friday at 1:30 PM. She was very pleased.',
    in_voicemail: false,
    user_sentiment: 'Positive',
    call_successful: true,
    custom_analysis_data: {
      appointment_booked: true,
      insurance: 'BrightSmile Plus',
      anxiety_noted: true,
    },
  },
  script: [
    agent(
      'Hi there, this is Ava at Harbor Dental. Are you a new patient, or have you been with us before?',
    ),
    user(
      "Brand new! We only moved here in September, from Leicester of all places, and I still can't find the good bakery, so a dentist was next on the list.",
      { gap: 0.5 },
    ),
    node('Welcome', 'New patient'),
    agent(
      "Welcome to Seattle! I can't help with the bakery, but I can get you set up here. What's your full name?",
      { gap: 0.9 },
    ),
    user('Imogen Hale. H, A, L, E. Everybody puts an extra letter in it.', { gap: 0.5 }),
    tool('create', 'create_patient', { name: 'Imogen Hale', clinic_id: 'hd-fremont' }),
    result('create', 940, { patient_id: 'p-20418', created: true }),
    agent('Thank you, Imogen. And what would you like to come in for?'),
    user(
      "Just a check-up, I think. It's been, oh, two years? Don't tell anyone. Actually, before that, do you take BrightSmile? My husband's work has the Plus plan.",
      { gap: 0.7 },
    ),
    node('New patient', 'Insurance question', 'global'),
    tool('insurance', 'check_insurance', { plan: 'BrightSmile Plus', state: 'WA' }),
    agent('Good question. Let me check the plan.', { gap: 0.8 }),
    result('insurance', 2380, { accepted: true, copay: 25, covers: ['exam', 'cleaning', 'x-ray'] }),
    agent(
      "Yes, we do. With BrightSmile Plus, the exam, the cleaning, and the X-rays are covered, and you'd pay twenty-five dollars at the visit.",
    ),
    user("Oh, that's brilliant. At home I paid about three times that.", { gap: 0.4 }),
    node('Insurance question', 'New patient', 'global_go_back'),
    agent("I'm glad. Do mornings or afternoons suit you better?", { gap: 0.9 }),
    user(
      "Afternoons. I'm no use to anyone before eleven. And, um, this is silly, but I'm terrified of needles. Should I say that to somebody?",
      { gap: 0.5 },
    ),
    injected('Patient notes were opened on the front desk by R. Castillo.'),
    agent(
      "It isn't silly at all, and thank you for telling me. I've put a note on your file, so Doctor Lind will talk you through every step before she starts.",
      { gap: 1.2 },
    ),
    tool('note', 'add_note', {
      patient_id: 'p-20418',
      note: 'Anxious about needles. Explain each step.',
    }),
    result('note', 310, { ok: true }),
    user("That's really kind. Thank you.", { gap: 0.8 }),
    tool('find', 'find_slots', {
      clinic_id: 'hd-fremont',
      part_of_day: 'afternoon',
      kind: 'new_patient_exam',
    }),
    result('find', 1320, {
      slots: [
        { start: '2026-11-20T13:30', dentist: 'Dr. Lind' },
        { start: '2026-11-24T15:10', dentist: 'Dr. Lind' },
      ],
    }),
    agent(
      'I have this Friday at half past one, or next Tuesday at ten past three. Both are with Doctor Lind.',
    ),
    user('Friday, please, before I lose my nerve.', { gap: 0.4 }),
    node('New patient', 'Book'),
    tool('book', 'book_slot', {
      patient_id: 'p-20418',
      start: '2026-11-20T13:30',
      dentist: 'Dr. Lind',
    }),
    result('book', 1080, { ok: true, visit_id: 'v-8127' }),
    agent(
      "You're all set for Friday at [1:30](one thirty), Imogen. Please come ten minutes early for the paperwork, and bring your insurance card.",
    ),
    user("Will do. Honestly, you've been lovely. Are you a real person? No, don't answer that.", {
      gap: 0.6,
    }),
    agent(
      "I'm an automated assistant, but the people at the desk are real, and they're looking forward to meeting you.",
      { gap: 1.0 },
    ),
    user("Ha! Well, you're better than the last one. Thanks, Ava. Bye bye!", { gap: 0.5 }),
  ],
};
