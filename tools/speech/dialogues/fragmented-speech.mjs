// Street noise makes the agent start over repeatedly. The word times have several kinds of errors.
import { agent, result, tool, user } from '../script.mjs';

export default {
  agent: 'ava',
  version: 7,
  caller: { voice: 'am_eric', speed: 1.04 },
  brokenTimes: true,
  start: '2026-11-10T19:48:09.051Z',
  from: '+12065550133',
  ended: 'user_hangup',
  variables: { clinic: 'Harbor Dental Fremont' },
  metadata: { clinic_id: 'hd-fremont' },
  analysis: {
    call_summary:
      'The caller asked for the opening hours and whether parking is available. The agent was set off by street noise several times and began its answer again, but the caller got what he needed in the end.',
    in_voicemail: false,
    user_sentiment: 'Neutral',
    call_successful: true,
    custom_analysis_data: { noisy_line: true },
  },
  script: [
    agent('Thanks for calling Harbor Dental, this is Ava.', { stop: 6, clip: true }),
    agent('Thanks for calling', { gap: 1.0, stop: 3, clip: true }),
    agent('Thanks for calling Harbor Dental, this is Ava. How can I help?', {
      gap: 0.6,
      damage: { lose: [1, 2], noEnd: [5] },
    }),
    user("Hi, sorry, I'm on the street. What time do you open tomorrow, and can I park there?", {
      gap: 0.5,
      damage: {
        swap: [
          [4, 5],
          [9, 10],
        ],
      },
    }),
    tool('hours', 'clinic_hours', { clinic_id: 'hd-fremont', day: '2026-11-11' }),
    result('hours', 480, { open: '08:00', close: '17:00', parking: 'garage, level 2' }),
    agent('We open at eight tomorrow, and', {
      gap: 1.1,
      stop: 6,
      clip: true,
      damage: { stretch: [[5, 1.9]] },
    }),
    agent('We open at', {
      gap: 0.8,
      stop: 3,
      clip: true,
      damage: {
        shift: [
          [0, -1.1],
          [1, -0.9],
        ],
      },
    }),
    agent('We open at eight tomorrow, and you can park in the garage on level two.', {
      gap: 0.5,
      damage: { lose: [3], stretch: [[7, 0.6]] },
    }),
    user('Sorry, what was that? A bus went by.', {
      gap: 0.7,
      damage: { lose: [0, 1, 2, 3, 4, 5, 6, 7] },
    }),
    agent("No problem. Eight o'clock, and the garage on level two is free for patients.", {
      gap: 1.0,
      damage: { swap: [[2, 3]], shift: [[8, 2.4]] },
    }),
    user('Oh, one more thing. Do I need a ticket for the garage?', {
      gap: 0.6,
      damage: { lose: [1], stretch: [[6, 0.7]] },
    }),
    agent('Take one at the gate, and the front desk', { gap: 0.9, stop: 9, clip: true }),
    agent('Take one at the gate, and the front desk will stamp it for you on the way out.', {
      gap: 0.7,
      damage: { swap: [[6, 7]], noEnd: [11] },
    }),
    user('Eight, level two. Perfect, thanks. Bye now.', { gap: 0.4, damage: { noStart: [2] } }),
    agent('See you tomorrow!', { gap: 0.7 }),
  ],
};
