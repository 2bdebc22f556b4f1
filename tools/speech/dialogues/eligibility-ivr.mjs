// The agent goes through an insurer's phone menu key by key and gets the information it needs.
import { agent, dtmf, node, result, tool, user } from '../script.mjs';

export default {
  agent: 'halden',
  version: 6,
  caller: { voice: 'am_michael', speed: 0.97 },
  direction: 'outbound',
  start: '2026-11-17T14:45:00.637Z',
  to: '+16175550104',
  ended: 'agent_hangup',
  variables: { member_ref: 'HH-2290', payer: 'Northgate Mutual' },
  collected: { eligibility: 'active', deductible_left: '$310' },
  metadata: { worklist: 'eligibility-am', payer_id: 'NGM01' },
  analysis: {
    call_summary:
      "The agent navigated the insurer's automated menu with the keypad and learned that the plan is active with 310 dollars of the deductible left.",
    in_voicemail: false,
    user_sentiment: 'Neutral',
    call_successful: true,
    custom_analysis_data: { ivr_depth: 3, plan_active: true },
  },
  script: [
    user(
      'Thank you for calling Northgate Mutual. For members, press one. For providers, press two. To repeat this menu, press nine.',
      { gap: 1.0 },
    ),
    node('Start', 'IVR navigation', 'global'),
    dtmf('2', { by: 'agent', gap: 0.9 }),
    user(
      'For eligibility and benefits, press one. For claims, press two. For anything else, please stay on the line.',
      { gap: 1.3 },
    ),
    dtmf('1', { by: 'agent', gap: 0.8 }),
    user('Please enter the six-digit reference, followed by the pound key.', { gap: 1.2 }),
    tool('ref', 'get_reference', { member_ref: 'HH-2290' }),
    result('ref', 420, { reference: '604418' }),
    dtmf('604418#', { by: 'agent', gap: 1.1 }),
    user(
      'One moment. The plan is active. The remaining deductible is three hundred and ten dollars. To speak with an agent, say, agent. Otherwise, you may hang up.',
      { gap: 3.1 },
    ),
    node('IVR navigation', 'Record result'),
    tool('save', 'save_eligibility', { member_ref: 'HH-2290', active: true, deductible_left: 310 }),
    result('save', 560, { ok: true }),
    agent('No, thank you. I have everything I need. Goodbye.', { gap: 1.2 }),
  ],
};
