// Nobody picked up.
export default {
  agent: 'corvid',
  version: 2,
  status: 'not_connected',
  direction: 'outbound',
  start: '2026-11-09T10:31:40.512Z',
  to: '+447700900159',
  ended: 'dial_no_answer',
  variables: { customer_name: 'Mr Osei', car: 'Corvid Van', service_due: '2026-11-30' },
  metadata: { campaign: 'service-november', attempt: 1 },
};
