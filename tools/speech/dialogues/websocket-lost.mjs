// The customer's own LLM server drops the connection in the middle of the call.
import { agent, silence, user } from '../script.mjs';

export default {
  agent: 'corvid',
  version: 2,
  status: 'error',
  caller: { voice: 'bm_daniel', speed: 1.0 },
  direction: 'outbound',
  start: '2026-11-06T15:12:05.940Z',
  to: '+447700900133',
  ended: 'error_llm_websocket_lost_connection',
  variables: { customer_name: 'Mr Finlay', car: 'Corvid Estate', service_due: '2026-11-27' },
  metadata: { campaign: 'service-november', attempt: 1 },
  analysis: {
    call_summary:
      'The customer answered and asked for a Saturday. The agent went silent because of a technical error and the call ended.',
    in_voicemail: false,
    user_sentiment: 'Neutral',
    call_successful: false,
    custom_analysis_data: { service_booked: false },
  },
  script: [
    user('Hello?', { gap: 0.9 }),
    agent(
      "Good afternoon, is that Mister Finlay? It's Corvid Motors. Your Estate is due for its yearly service.",
      { gap: 1.2 },
    ),
    user("Oh, right. Yes. Do you do Saturdays at all? I'm away in the week.", { gap: 0.5 }),
    agent('I understand. A Saturday should be possible. Would you rather come in the morning?', {
      gap: 1.1,
    }),
    user('Morning, if you can. Earlier is better, really, because of the football.', { gap: 0.4 }),
    agent('We do. Let me', { gap: 1.6, stop: 4, clip: true }),
    user("Hello? You've gone.", { gap: 5.2 }),
    silence(3.5),
  ],
};
