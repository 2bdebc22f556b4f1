// A call without problems: two quick tools, a text message, a happy caller. Channels are swapped.
import { agent, node, result, sms, tool, user } from '../script.mjs';

export default {
  agent: 'ava',
  version: 8,
  caller: { voice: 'af_bella', speed: 1.05 },
  swapped: true,
  start: '2026-11-13T16:33:20.415Z',
  from: '+12065550107',
  signed: true,
  ended: 'agent_hangup',
  variables: { caller_name: 'Joanna Pike', clinic: 'Harbor Dental Ballard' },
  collected: { new_time: '2026-11-19T15:00' },
  metadata: { clinic_id: 'hd-ballard', campaign: 'inbound-main' },
  analysis: {
    call_summary:
      'The caller moved her cleaning from Tuesday to Thursday at three. The agent confirmed the change and sent a text message.',
    in_voicemail: false,
    user_sentiment: 'Positive',
    call_successful: true,
    custom_analysis_data: { appointment_booked: true, sms_sent: true },
  },
  script: [
    agent(
      'Thanks for calling Harbor Dental, this is Ava. I can book, move, or cancel a visit for you. How can I help?',
    ),
    user(
      "Hi Ava! This is Joanna Pike. I have a cleaning on Tuesday and I need to push it to Thursday, if that's possible.",
      { gap: 0.4 },
    ),
    node('Welcome', 'Move a visit'),
    tool('find', 'find_visit', { patient: 'Joanna Pike', clinic_id: 'hd-ballard' }),
    agent('Sure thing, Joanna. Let me find that.', { gap: 0.7 }),
    result('find', 820, { visit_id: 'v-7714', start: '2026-11-17T11:00', kind: 'cleaning' }),
    agent(
      'I have you on Tuesday at eleven. On Thursday I could do nine fifteen, or three in the afternoon.',
    ),
    user('Ooh, three would be perfect. The kids are at practice then.', { gap: 0.35 }),
    tool('move', 'move_visit', { visit_id: 'v-7714', start: '2026-11-19T15:00' }),
    result('move', 610, { ok: true, visit_id: 'v-7714', start: '2026-11-19T15:00' }),
    agent(
      "Done. You're booked for Thursday at three with Doctor Lind. I'm sending you a text to confirm.",
      { gap: 1.1 },
    ),
    user('Quick question, will it be the same hygienist? I really liked the lady last time.', {
      gap: 0.4,
    }),
    agent("Yes, Marta is in on Thursday, so I've put her name on your visit.", { gap: 0.9 }),
    sms(
      'Harbor Dental: your cleaning is now Thu Nov 19, 3:00 PM with Dr. Lind. Reply C to cancel.',
    ),
    user('Amazing. That was so easy. Thank you!', { gap: 0.5 }),
    agent('My pleasure. Have a lovely day, Joanna.', { gap: 0.8 }),
    user('You too, bye!', { gap: 0.3 }),
  ],
};
