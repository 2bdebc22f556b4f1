// The customer's voicemail answers. The agent waits for the beep and leaves a message.
import { agent, beep, node, silence, user } from '../script.mjs';

export default {
  agent: 'corvid',
  version: 3,
  caller: { voice: 'bm_lewis', speed: 1.0 },
  direction: 'outbound',
  start: '2026-11-12T10:04:29.019Z',
  to: '+447700900167',
  ended: 'voicemail_reached',
  variables: { customer_name: 'Mr Alder', car: 'Corvid Estate', service_due: '2026-12-01' },
  metadata: { campaign: 'service-december', attempt: 1 },
  analysis: {
    call_summary:
      'The call reached a voicemail box. The agent left a reminder that a service is due, with the number to call back.',
    in_voicemail: true,
    user_sentiment: 'Unknown',
    custom_analysis_data: { message_left: true },
  },
  script: [
    user(
      "You've reached the voicemail of Peter Alder. I can't take your call just now. Please leave a message after the tone.",
      { gap: 1.2 },
    ),
    node('Greeting', 'Voicemail', 'global'),
    beep(0.5),
    agent(
      'Hello Mister Alder, this is Corvid Motors with a friendly reminder. Your Estate is due for its yearly service in the first week of December. You can book by calling us back on this number, any day from eight to six. Thank you, and drive safely.',
      { gap: 1.1 },
    ),
    silence(1.5),
  ],
};
