import { Dictionary } from '../columns/dictionary.ts';

/** What Insights reads of one call, as SQLite has it. */
export interface CallEntry {
  readonly key: number;
  readonly kind: 'call' | 'chat';
  readonly agent_id: string | null;
  readonly agent_version: number | null;
  readonly start_ms: number | null;
  readonly sentiment: string | null;
  readonly successful: number | null;
  readonly duration_ms: number | null;
  readonly latency_p50: number | null;
  readonly cost: number | null;
  readonly agent_share: number | null;
  readonly silence_ms: number | null;
  readonly answer_p90_ms: number | null;
}

/** The figures of a call that versions are compared by. */
export const callFigures = [
  'durationMs',
  'latencyMs',
  'responseP90Ms',
  'silenceShare',
  'agentShare',
  'costUsd',
] as const;
export type CallFigure = (typeof callFigures)[number];

/**
 * All stored calls as columns of numbers, since SQLite takes more than a second to aggregate a million
 * rows. `NaN` stands for a number that is absent. A changed call gets a new row, and its old one is dead.
 */
export class CallTable {
  readonly agents = new Dictionary();
  readonly sentiments = new Dictionary();
  #size = 0;
  #capacity = 0;
  key = new Float64Array(0);
  /** −1 for a dead row. */
  agent = new Int32Array(0);
  isChat = new Uint8Array(0);
  version = new Float64Array(0);
  startMs = new Float64Array(0);
  sentiment = new Uint16Array(0);
  /** 1 successful, 0 unsuccessful, −1 unknown. */
  successful = new Int8Array(0);
  figures: Readonly<Record<CallFigure, Float32Array<ArrayBuffer>>> = {
    durationMs: new Float32Array(0),
    latencyMs: new Float32Array(0),
    responseP90Ms: new Float32Array(0),
    silenceShare: new Float32Array(0),
    agentShare: new Float32Array(0),
    costUsd: new Float32Array(0),
  };
  /** Rows are read in the order of their keys; only calls that came later are not. */
  #inOrder = 0;
  readonly #later = new Map<number, number>();

  get size(): number {
    return this.#size;
  }

  add(call: CallEntry): void {
    this.#remove(call.key);
    if (this.#size === this.#capacity) this.#grow();
    const row = this.#size;
    const last = this.key[row - 1] ?? -Infinity;
    if (this.#inOrder === row && call.key > last) this.#inOrder += 1;
    else this.#later.set(call.key, row);
    this.#size += 1;
    this.key[row] = call.key;
    this.agent[row] = this.agents.add(call.agent_id ?? '');
    this.isChat[row] = Number(call.kind === 'chat');
    this.version[row] = call.agent_version ?? Number.NaN;
    this.startMs[row] = call.start_ms ?? Number.NaN;
    this.sentiment[row] = this.sentiments.add(call.sentiment ?? '');
    this.successful[row] = call.successful ?? -1;
    this.#setFigures(row, call);
  }

  #setFigures(row: number, call: CallEntry): void {
    const { figures } = this;
    const duration = call.duration_ms ?? Number.NaN;
    figures.durationMs[row] = duration;
    figures.latencyMs[row] = call.latency_p50 ?? Number.NaN;
    figures.responseP90Ms[row] = call.answer_p90_ms ?? Number.NaN;
    figures.silenceShare[row] = (call.silence_ms ?? Number.NaN) / duration;
    figures.agentShare[row] = call.agent_share ?? Number.NaN;
    figures.costUsd[row] = call.cost ?? Number.NaN;
  }

  /** The newest row of a call; undefined if it has none. */
  rowOf(key: number): number | undefined {
    return this.#later.get(key) ?? this.#find(key);
  }

  #remove(key: number): void {
    const row = this.rowOf(key);
    if (row !== undefined) this.agent[row] = -1;
  }

  #find(key: number): number | undefined {
    let [low, high] = [0, this.#inOrder - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = this.key[middle] ?? 0;
      if (there === key) return middle;
      if (there < key) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  #grow(): void {
    this.#capacity = Math.max(1024, this.#capacity * 2);
    const larger = this.#capacity;
    this.key = copied(new Float64Array(larger), this.key);
    this.agent = copied(new Int32Array(larger), this.agent);
    this.isChat = copied(new Uint8Array(larger), this.isChat);
    this.version = copied(new Float64Array(larger), this.version);
    this.startMs = copied(new Float64Array(larger), this.startMs);
    this.sentiment = copied(new Uint16Array(larger), this.sentiment);
    this.successful = copied(new Int8Array(larger), this.successful);
    const { figures } = this;
    const grown = (figure: CallFigure) => copied(new Float32Array(larger), figures[figure]);
    this.figures = {
      durationMs: grown('durationMs'),
      latencyMs: grown('latencyMs'),
      responseP90Ms: grown('responseP90Ms'),
      silenceShare: grown('silenceShare'),
      agentShare: grown('agentShare'),
      costUsd: grown('costUsd'),
    };
  }
}

function copied<Column extends { set(from: Column): void }>(into: Column, from: Column): Column {
  into.set(from);
  return into;
}
