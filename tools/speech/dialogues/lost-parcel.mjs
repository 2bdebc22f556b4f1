// A lost parcel, a tool that returns nothing useful, six seconds of silence, and a caller who hangs up.
import { agent, node, result, silence, tool, user } from '../script.mjs';

export default {
  agent: 'parcel',
  version: 4,
  caller: { voice: 'bm_lewis', speed: 1.02 },
  start: '2026-11-13T11:26:55.120Z',
  from: '+447700900184',
  signed: true,
  ended: 'user_hangup',
  variables: { depot: 'Leeds South' },
  metadata: { channel: 'phone', sla: 'standard' },
  analysis: {
    call_summary:
      'The caller reported a parcel marked as delivered that never came. The agent went silent twice while looking it up, asked for the tracking number again and could not open a claim. The caller hung up.',
    in_voicemail: false,
    user_sentiment: 'Negative',
    call_successful: false,
    custom_analysis_data: { claim_opened: false, reason: 'marked delivered, not received' },
  },
  script: [
    agent('Hello, Swiftparcel delivery desk. Do you have a tracking number for me?'),
    user(
      "I do, yes. It's S P, four one one, nine oh six. It says delivered on Wednesday, and it wasn't. I was in all day.",
      { gap: 0.6 },
    ),
    tool('track', 'track_parcel', { tracking_number: 'SP411906' }),
    agent('Thank you. Let me check that for you.', { gap: 0.8 }),
    result('track', 6900, {
      status: 'delivered',
      at: '2026-11-11T13:02',
      proof: null,
      signed_by: '',
    }),
    user('Hello? Are you still there?', { gap: 5.4 }),
    agent("Yes, I'm here. Your parcel was delivered on Wednesday at two minutes past one.", {
      gap: 1.2,
    }),
    user("But that's what I'm telling you. It wasn't. Is there a photo, or a signature?", {
      gap: 0.4,
      level: 1.08,
    }),
    node('Track', 'Delivery dispute', 'global'),
    agent("I don't see a photo or a signature. Could you give me your tracking number?", {
      gap: 1.6,
    }),
    user("Sorry, before that. Can't you just ask the driver where he left it?", {
      gap: 0.5,
      level: 1.05,
    }),
    agent("I'm not able to contact drivers. To continue, I need your tracking number.", {
      gap: 1.5,
    }),
    user("I've just given it to you. S P, four one one, nine oh six.", {
      gap: 0.7,
      level: 1.1,
      speed: 0.95,
    }),
    tool('claim', 'open_claim', { tracking_number: 'SP411906', kind: 'not_received' }),
    result('claim', 4700, { error: 422, message: 'field contents is required' }, false),
    user('Hello?', { gap: 5.3 }),
    agent("Sorry about that. I can't open a claim right now. Please try the form on our website.", {
      gap: 1.1,
    }),
    user("The form told me to ring you. This is useless. It was my daughter's birthday present.", {
      gap: 0.5,
      level: 1.12,
    }),
    agent("I'm sorry to hear that. Is there anything else I can do for you today?", { gap: 1.5 }),
    user("You haven't done anything yet. Goodbye.", { gap: 0.8 }),
    silence(1.2),
  ],
};
