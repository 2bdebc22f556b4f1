import { generatedAgents, type GeneratedAgent } from './agents.ts';
import { chooseWeighted, randomAt, randomStream, chooseOne } from './seeded-random.ts';
import {
  endedReasons,
  errorReasons,
  sentiments,
  storageSettings,
  unconnectedReasons,
} from './outcome-weights.ts';

/**
 * One number per random field. A new field takes a new number, so that the values of the others stay the
 * same.
 */
const salts = {
  time: 1,
  agent: 2,
  version: 3,
  type: 4,
  status: 5,
  voicemail: 6,
  reason: 7,
  duration: 8,
  storage: 9,
  recording: 10,
  signed: 11,
  analysed: 12,
  success: 13,
  sentiment: 14,
  tools: 15,
  metadata: 16,
  customer: 17,
  tier: 18,
  region: 19,
  csat: 20,
  amount: 21,
  attributes: 22,
  team: 23,
  escalated: 24,
  effort: 25,
  batch: 26,
  party: 27,
  variables: 28,
  name: 29,
  words: 30,
  tokens: 400,
  toolName: 100,
  toolLatency: 110,
  toolSuccess: 120,
  latency: 200,
  slowLatency: 300,
} as const;
export type Salt = keyof typeof salts;

const newestMs = Date.UTC(2026, 10, 20, 18, 0, 0);
/** Calls start this far apart, plus or minus a quarter of it. */
const spacingMs = 90_000;
const longCallMs = 7_200_000;

/** One use of a tool, before it becomes transcript entries. */
export interface GeneratedTool {
  readonly id: string;
  readonly name: string;
  readonly latencyMs: number;
  readonly success: boolean;
}

/** The same rules generate the same calls. */
export interface CallRules {
  readonly seed: number;
  /** This number of the newest calls last two hours. */
  readonly long: number;
  /** Share of calls with a recording. */
  readonly recordings: number;
}

/**
 * The fields of generated calls as functions of their index; index 0 is the newest. Each field is
 * computed on its own: the sentiment of call 700,000 needs no other value.
 */
export class CallFields {
  readonly #rules: CallRules;

  constructor(rules: CallRules) {
    this.#rules = rules;
  }

  at(index: number, salt: Salt, nth = 0): number {
    return randomAt(this.#rules.seed, index, salts[salt] + nth);
  }

  /** The random numbers for the dialogue of a call. */
  stream(index: number): () => number {
    return randomStream(this.#rules.seed, index, salts.words);
  }

  isLong(index: number): boolean {
    return index < this.#rules.long;
  }

  timeMs(index: number): number {
    return newestMs - index * spacingMs - Math.floor(this.at(index, 'time') * (spacingMs / 2));
  }

  agent(index: number): GeneratedAgent {
    // The power favours the agents at the start of the list.
    return chooseOne(this.at(index, 'agent') ** 1.5, generatedAgents);
  }

  version(index: number): number {
    return 1 + Math.floor(this.at(index, 'version') * this.agent(index).versions);
  }

  isPhone(index: number): boolean {
    return this.agent(index).outbound || this.isLong(index) || this.at(index, 'type') < 0.82;
  }

  status(index: number): string {
    if (this.isLong(index)) return 'ended';
    const drawn = this.at(index, 'status');
    if (index < 6 && drawn < 0.5) return drawn < 0.3 ? 'ongoing' : 'registered';
    if (drawn > 0.985) return 'error';
    return drawn > 0.94 ? 'not_connected' : 'ended';
  }

  reason(index: number): string | undefined {
    const drawn = this.at(index, 'reason');
    switch (this.status(index)) {
      case 'ended':
        return this.#isVoicemail(index) ? 'voicemail_reached' : chooseWeighted(drawn, endedReasons);
      case 'not_connected':
        return chooseWeighted(drawn, unconnectedReasons);
      case 'error':
        return chooseWeighted(drawn, errorReasons);
      default:
        return undefined;
    }
  }

  #isVoicemail(index: number): boolean {
    return !this.isLong(index) && this.agent(index).outbound && this.at(index, 'voicemail') < 0.15;
  }

  /** Whether the call was connected and is over. */
  hasEnded(index: number): boolean {
    const status = this.status(index);
    return status === 'ended' || status === 'error';
  }

  durationMs(index: number): number | undefined {
    if (this.isLong(index)) return longCallMs;
    if (this.status(index) === 'not_connected') return 0;
    if (!this.hasEnded(index)) return undefined;
    // Most calls are short; a few last half an hour.
    const drawn = this.at(index, 'duration');
    const ms = Math.round(9000 + 160_000 * drawn + 1_700_000 * drawn ** 5);
    return this.#isVoicemail(index) ? Math.min(ms, 32_000) : ms;
  }

  storage(index: number): string {
    return this.isLong(index)
      ? 'everything'
      : chooseWeighted(this.at(index, 'storage'), storageSettings);
  }

  /** Whether Retell keeps the texts of the call. */
  hasTexts(index: number): boolean {
    return this.hasEnded(index) && this.storage(index) !== 'basic_attributes_only';
  }

  hasRecording(index: number): boolean {
    const drawn = this.at(index, 'recording') < this.#rules.recordings;
    return this.hasTexts(index) && (this.isLong(index) || drawn);
  }

  isAnalysed(index: number): boolean {
    return this.hasTexts(index) && (this.isLong(index) || this.at(index, 'analysed') > 0.03);
  }

  inVoicemail(index: number): boolean | undefined {
    return this.isAnalysed(index) ? this.#isVoicemail(index) : undefined;
  }

  successful(index: number): boolean | undefined {
    if (!this.isAnalysed(index)) return undefined;
    return this.at(index, 'success') < (this.#isVoicemail(index) ? 0.2 : 0.74);
  }

  sentiment(index: number): string | undefined {
    const successful = this.successful(index);
    if (successful === undefined) return undefined;
    const drawn = this.at(index, 'sentiment');
    return chooseWeighted(drawn, sentiments[successful ? 'successful' : 'unsuccessful']);
  }

  tools(index: number): GeneratedTool[] {
    const { tools: names } = this.agent(index);
    if (names.length === 0 || !this.hasTexts(index)) return [];
    return Array.from({ length: Math.floor(this.at(index, 'tools') * 4) }, (_, nth) => ({
      id: `tool_call_${index.toString(36)}_${nth}`,
      name: chooseOne(this.at(index, 'toolName', nth), names),
      latencyMs: Math.round(120 + 4200 * this.at(index, 'toolLatency', nth) ** 3),
      success: this.at(index, 'toolSuccess', nth) > 0.09,
    }));
  }

  /** From the end of the user's turn to the start of the agent's, turn by turn. */
  latenciesMs(index: number): number[] {
    if (!this.hasEnded(index)) return [];
    const turns = Math.min(60, 1 + Math.floor((this.durationMs(index) ?? 0) / 11_000));
    return Array.from({ length: turns }, (_, nth) => {
      const slow = 2600 * this.at(index, 'slowLatency', nth) ** 9;
      return Math.round(430 + 500 * this.at(index, 'latency', nth) + slow);
    });
  }
}
