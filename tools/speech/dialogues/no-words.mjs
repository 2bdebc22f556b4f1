// A transcript without word times: every utterance has an empty list of words.
import { agent, result, tool, user } from '../script.mjs';

export default {
  agent: 'parcel',
  version: 4,
  caller: { voice: 'bf_isabella', speed: 1.06 },
  withoutWords: true,
  start: '2026-11-16T09:41:15.704Z',
  from: '+447700900142',
  signed: true,
  ended: 'user_hangup',
  variables: { depot: 'Cardiff' },
  metadata: { channel: 'phone' },
  analysis: {
    call_summary:
      "The caller asked whether a parcel could be left with a neighbour. The agent noted the neighbour's house number.",
    in_voicemail: false,
    user_sentiment: 'Positive',
    call_successful: true,
    custom_analysis_data: { instruction: 'leave with neighbour' },
  },
  script: [
    agent('Hello, Swiftparcel delivery desk. Do you have a tracking number for me?'),
    user(
      "Yes. S P, two oh nine, three three five. I'm going to be out this afternoon. Could the driver leave it next door?",
      { gap: 0.5 },
    ),
    tool('note', 'set_safe_place', { tracking_number: 'SP209335', place: 'neighbour' }),
    result('note', 760, { ok: true }),
    agent('Of course. Which house number is your neighbour?', { gap: 1.0 }),
    user("Number nine. Mrs Pugh. She's always in.", { gap: 0.5 }),
    agent("And if Mrs Pugh isn't in, may the driver leave it in a safe place, such as a shed?", {
      gap: 1.0,
    }),
    user("Hmm, better not, we've got foxes. Bring it back tomorrow in that case, please.", {
      gap: 0.5,
    }),
    agent(
      "Thank you. I've told the driver to leave it at number nine. You'll get a photo when it's there.",
      { gap: 1.0 },
    ),
    user('Wonderful. Thanks very much. Bye.', { gap: 0.4 }),
    agent('Goodbye!', { gap: 0.6 }),
  ],
};
