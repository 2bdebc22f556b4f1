import { humanize } from '../../lib/format.ts';

/** The texts of the Details panel. */
export const detailsText = {
  concealed:
    'Unbiased mode: the agent and Retell’s analysis are hidden until you submit the review.',
  name: 'Details',
  search: 'Search details',
  noMatch: (query: string): string => `No details match “${query}”.`,
  issues: 'Unexpected values in Retell’s data',
  notRedacted: 'Retell redacts the transcript, not these details. They may contain personal data.',
  successful: 'Successful',
  unsuccessful: 'Unsuccessful',
  yes: 'Yes',
  no: 'No',
  showAll: (length: string): string => `Show all (${length} characters)`,
  showLess: 'Show less',
  showAllOf: (label: string): string => `Show all of ${label}`,
  showLessOf: (label: string): string => `Show less of ${label}`,
  copy: (label: string): string => `Copy ${label}`,
  copied: (label: string): string => `Copied ${label}`,
  openDashboard: 'Open in Retell’s dashboard',
  files: 'Files',
  callLog: 'Call log',
  knowledgeBase: 'Knowledge base contents',
  show: 'Show',
  hide: 'Hide',
  loading: 'Loading…',
  tryAgain: 'Try again',
  emptyFile: 'This file is empty.',
  fileCut: '\n… The file is longer. Only the beginning is shown.',
  component: 'Component',
  latencyValues: (component: string): string => `all values of ${component}`,
  measured: (count: string): string => `measured ${count} times`,
  tokensByRequest: 'Tokens by request',
  values: (count: number, text: string): string => (count === 1 ? '1 value' : `${text} values`),
  inOrder: (count: string): string => `${count}, in the order measured`,
  largestOf: (perColumn: string): string => `; each bar is the largest of ${perColumn}`,
  chartLabel: (name: string, count: string, range: readonly [string, string]): string =>
    `${name}: ${count} from ${range[0]} to ${range[1]}`,
  perUnit: (price: string): string => `(${price} per unit)`,
  transferLeg: '(transfer leg)',
  keptByRetell: 'Available from Retell',
} as const;

export const groupTitles = {
  analysis: 'Outcome and analysis',
  customAnalysis: 'Custom analysis',
  timing: 'Timing',
  parties: 'Parties',
  cost: 'Cost',
  tokens: 'Tokens',
  inputVariables: 'Input variables',
  collectedVariables: 'Collected variables',
  metadata: 'Metadata',
  customAttributes: 'Custom attributes',
  telephony: 'Telephony',
  sipHeaders: 'SIP headers',
  storage: 'Data storage',
  other: 'Other fields',
  latency: 'Latency',
  wordErrors: 'Word error rate',
} as const;

export const wordErrorText = {
  speaker: 'Speaker',
  all: 'All',
  /** Rounded, unlike a score, which must not seem to reach the pass mark. */
  rate: (rate: number): string => `${Math.round(rate * 1000) / 10}%`,
  columns: [
    { short: 'WER', full: 'Word error rate' },
    { short: 'Sub', full: 'Substitutions: words in place of others' },
    { short: 'Ins', full: 'Insertions: words that were not said' },
    { short: 'Del', full: 'Deletions: words that are missing' },
    { short: 'Words', full: 'Words that were said' },
  ],
  basis: (turns: number): string =>
    `Over ${turns} checked turn${turns === 1 ? '' : 's'}. Retell’s text against what was said.`,
} as const;

/** A speaker as the UI names it; Retell's `user` is the caller. */
export const speakerText = (speaker: string): string =>
  speaker === 'user' ? 'Caller' : humanize(speaker);

export const fieldLabels = {
  summary: 'Summary',
  sentiment: 'Sentiment',
  outcome: 'Outcome',
  inVoicemail: 'In voicemail',
  status: 'Status',
  disconnectionReason: 'Disconnection reason',
  started: 'Started',
  ended: 'Ended',
  transferEnded: 'Transfer ended',
  duration: 'Duration',
  agent: 'Agent',
  agentId: 'Agent ID',
  agentVersion: 'Agent version',
  type: 'Type',
  direction: 'Direction',
  from: 'From',
  to: 'To',
  transferredTo: 'Transferred to',
  batch: 'Batch',
  callId: 'Call ID',
  chatId: 'Chat ID',
  totalCost: 'Total',
  billedDuration: 'Billed duration',
  pricePerSecond: 'Price per second',
  oneTimePrice: 'One-time price',
  averageTokens: 'Average',
  requests: 'Requests',
  storageSetting: 'Storage setting',
  signedUrls: 'Signed URLs',
  recording: 'Recording',
  multiChannel: 'Recording by speaker',
  redactedRecording: 'Redacted recording',
  redactedMultiChannel: 'Redacted recording by speaker',
} as const;

const componentNames: Readonly<Record<string, string>> = {
  e2e: 'End to end',
  asr: 'Speech to text',
  llm: 'Language model',
  tts: 'Text to speech',
  llm_websocket_network_rtt: 'LLM network',
  knowledge_base: 'Knowledge base',
  s2s: 'Speech to speech',
};

/** The name of a latency component; components that are not listed here keep Retell's name. */
export const componentName = (component: string): string =>
  componentNames[component] ?? humanize(component);
