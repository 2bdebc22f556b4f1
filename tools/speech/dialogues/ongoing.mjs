// A call that has not ended: no end, no transcript, no recording, no analysis.
export default {
  agent: 'pinecrest',
  version: 22,
  status: 'ongoing',
  start: '2026-11-20T21:52:14.086Z',
  from: '+13035550165',
  variables: { account_tier: 'business', region: 'Front Range' },
  metadata: { queue: 'billing' },
};
