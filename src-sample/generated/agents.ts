/** The subject of an agent's calls; each has its own sentences. */
export type Topic = 'booking' | 'billing' | 'delivery' | 'support' | 'survey';

/** An invented agent; its number is from a range reserved for fiction. */
export interface GeneratedAgent {
  readonly id: string;
  readonly name: string;
  readonly topic: Topic;
  readonly number: string;
  readonly outbound: boolean;
  readonly versions: number;
  readonly tools: readonly string[];
}

const agent = (
  index: number,
  name: string,
  topic: Topic,
  rest: Pick<GeneratedAgent, 'outbound' | 'versions' | 'tools'>,
): GeneratedAgent => ({
  id: `agent_generated${`${index}`.padStart(13, '0')}`,
  name,
  topic,
  number: `+1212555${`${100 + index}`.padStart(4, '0')}`,
  ...rest,
});

const bookingTools = ['check_availability', 'book_slot', 'cancel_booking'];
const billingTools = ['find_account', 'get_invoice', 'issue_refund'];
const deliveryTools = ['track_parcel', 'change_address'];
const supportTools = ['find_account', 'run_line_test', 'create_ticket'];

/** The agents of the account; the first ones have most of the calls. */
export const generatedAgents: readonly GeneratedAgent[] = [
  agent(1, 'Willow Dental reception', 'booking', {
    outbound: false,
    versions: 9,
    tools: bookingTools,
  }),
  agent(2, 'Northgate Power billing', 'billing', {
    outbound: false,
    versions: 14,
    tools: billingTools,
  }),
  agent(3, 'Fernhill Parcels tracking', 'delivery', {
    outbound: false,
    versions: 6,
    tools: deliveryTools,
  }),
  agent(4, 'Lumen Broadband support', 'support', {
    outbound: false,
    versions: 22,
    tools: supportTools,
  }),
  agent(5, 'Willow Dental reminders', 'booking', {
    outbound: true,
    versions: 4,
    tools: bookingTools,
  }),
  agent(6, 'Oakline Motors follow-up', 'survey', { outbound: true, versions: 3, tools: [] }),
  agent(7, 'Garnet Hotels bookings', 'booking', {
    outbound: false,
    versions: 11,
    tools: bookingTools,
  }),
  agent(8, 'Tern Insurance claims', 'support', {
    outbound: false,
    versions: 7,
    tools: supportTools,
  }),
  agent(9, 'Bluewater collections', 'billing', {
    outbound: true,
    versions: 5,
    tools: billingTools,
  }),
  agent(10, 'Fernhill Parcels redelivery', 'delivery', {
    outbound: true,
    versions: 2,
    tools: deliveryTools,
  }),
  agent(11, 'Civic Survey Panel', 'survey', { outbound: true, versions: 1, tools: [] }),
  agent(12, 'Harrow Fibre outages', 'support', {
    outbound: false,
    versions: 17,
    tools: supportTools,
  }),
];
