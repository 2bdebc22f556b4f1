// basic_attributes_only: nothing is stored except that the call took place. Nothing to render.
export default {
  agent: 'halden',
  version: 5,
  storage: 'basic_attributes_only',
  direction: 'outbound',
  start: '2026-11-13T15:30:08.450Z',
  seconds: 84.62,
  to: '+16175550181',
  ended: 'agent_hangup',
  latency: [934, 1012, 1188, 871, 1405, 990, 1102],
  analysis: {},
};
