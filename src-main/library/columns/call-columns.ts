import { firstIndex } from '../../../src-shared/kit/first-index.ts';
import { Dictionary } from './dictionary.ts';

/** The columns of `calls` that filters and sorts ask for, by how they are stored here. */
export const textColumns = [
  'kind',
  'agent_id',
  'agent_version',
  'type',
  'status',
  'direction',
  'reason',
  'data_storage',
  'sentiment',
  'state',
] as const;
export const numberColumns = ['start_ms', 'duration_ms', 'cost', 'latency_p50', 'score'] as const;
export const flagColumns = [
  'successful',
  'in_voicemail',
  'flagged',
  'passed',
  'commented',
] as const;

export type TextColumn = (typeof textColumns)[number];
export type NumberColumn = (typeof numberColumns)[number] | 'against';
export type FlagColumn = (typeof flagColumns)[number] | 'reviewed_by_anyone';

/** A row of `calls` as SQLite has it. */
export type CallRow = { readonly key: number; readonly against: number | null } & {
  readonly reviewed_by_anyone: number;
} & Readonly<Record<Exclude<TextColumn, 'agent_version'>, string | null>> & {
    readonly agent_version: number | null;
  } & Readonly<Record<(typeof numberColumns)[number], number | null>> &
  Readonly<Record<(typeof flagColumns)[number], number | null>>;

/** What a text column has for an absent text. Texts are numbered from 1. */
export const absentText = 0;
/** What a flag column has for an absent value. */
export const absentFlag = 2;
const maxTexts = 0xff_ff;

type Column = Float64Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/**
 * Some columns of all stored calls in memory, in the order of the calls' keys, which is that of time. A
 * million rows take 81 MB, and a scan of them a few milliseconds. `NaN` stands for an absent number.
 */
export class CallColumns {
  readonly #texts = new Map(textColumns.map((name) => [name, new Dictionary()]));
  readonly #columns = new Map<string, Column>();
  #size = 0;
  #capacity = 0;
  #hasTooManyTexts = false;
  keys = new Float64Array(0);

  constructor() {
    this.#resize(1024);
  }

  get size(): number {
    return this.#size;
  }

  /** False if a column has more different texts than it can number. No answer is right then. */
  get isWhole(): boolean {
    return !this.#hasTooManyTexts;
  }

  text(name: TextColumn): Uint16Array {
    const column = this.#columns.get(name);
    if (column instanceof Uint16Array) return column;
    throw new Error(`${name} is no column of texts`);
  }

  number(name: NumberColumn): Float64Array {
    const column = this.#columns.get(name);
    if (column instanceof Float64Array) return column;
    throw new Error(`${name} is no column of numbers`);
  }

  flag(name: FlagColumn): Uint8Array {
    const column = this.#columns.get(name);
    if (column instanceof Uint8Array) return column;
    throw new Error(`${name} is no column of flags`);
  }

  /** The number of a text in its column; undefined if no call has it. */
  numberOf(name: TextColumn, text: string): number | undefined {
    // SQLite gets and returns half a character as the replacement character.
    const found = this.#texts.get(name)?.find(text.toWellFormed()) ?? -1;
    return found < 0 ? undefined : found + 1;
  }

  /** Whether no call has another text than this in a column that is never absent. */
  holdsOnly(name: 'kind' | 'state', text: string): boolean {
    const texts = this.#texts.get(name);
    return texts?.size === 1 && texts.find(text) === 0;
  }

  /** The first row whose key is not lower. */
  rowFrom(key: number, until = this.#size): number {
    return firstIndex(0, until, (row) => (this.keys[row] ?? 0) >= key);
  }

  /** The row of a call; undefined if there is none with this key. */
  rowOf(key: number): number | undefined {
    const row = this.rowFrom(key);
    return row < this.#size && this.keys[row] === key ? row : undefined;
  }

  /** Takes over what `calls` has now for some keys. Both lists are in the order of the keys. */
  update(rows: readonly CallRow[], removedKeys: readonly number[]): void {
    this.#remove(removedKeys);
    const added: CallRow[] = [];
    for (const row of rows) {
      const at = this.rowOf(row.key);
      if (at === undefined) added.push(row);
      else this.#write(at, row);
    }
    this.#insert(added);
  }

  /** Closes the gaps from the front, so that each row moves once. */
  #remove(keys: readonly number[]): void {
    const gaps = keys.flatMap((key) => this.rowOf(key) ?? []);
    gaps.forEach((gap, index) => {
      const next = gaps[index + 1] ?? this.#size;
      this.#move(gap + 1, next, gap - index);
    });
    this.#size -= gaps.length;
  }

  /** Opens the gaps from the end, so that each row moves once. */
  #insert(rows: readonly CallRow[]): void {
    const needed = this.#size + rows.length;
    if (needed > this.#capacity) this.#resize(Math.ceil(needed * 1.25));
    let end = this.#size;
    let free = needed;
    for (const row of rows.toReversed()) {
      const from = this.rowFrom(row.key, end);
      free -= end - from;
      if (free !== from) this.#move(from, end, free);
      free -= 1;
      this.#write(free, row);
      end = from;
    }
    this.#size = needed;
  }

  #move(from: number, until: number, to: number): void {
    this.keys.copyWithin(to, from, until);
    for (const column of this.#columns.values()) column.copyWithin(to, from, until);
  }

  #write(at: number, row: CallRow): void {
    this.keys[at] = row.key;
    for (const name of textColumns) this.text(name)[at] = this.#number(name, row[name]);
    for (const name of numberColumns) this.number(name)[at] = row[name] ?? Number.NaN;
    this.number('against')[at] = row.against ?? Number.NaN;
    for (const name of flagColumns) this.flag(name)[at] = row[name] ?? absentFlag;
    this.flag('reviewed_by_anyone')[at] = row.reviewed_by_anyone;
  }

  #number(name: TextColumn, value: string | number | null): number {
    if (value === null) return absentText;
    const number = (this.#texts.get(name)?.add(String(value)) ?? 0) + 1;
    if (number > maxTexts) this.#hasTooManyTexts = true;
    return number;
  }

  #resize(capacity: number): void {
    this.#capacity = capacity;
    this.keys = grown(this.keys, new Float64Array(capacity));
    const grow = (name: string, column: Column): void => {
      this.#columns.set(name, grown(this.#columns.get(name), column));
    };
    for (const name of textColumns) grow(name, new Uint16Array(capacity));
    for (const name of [...numberColumns, 'against']) grow(name, new Float64Array(capacity));
    for (const name of [...flagColumns, 'reviewed_by_anyone']) grow(name, new Uint8Array(capacity));
  }
}

function grown<Typed extends Column>(from: Column | undefined, into: Typed): Typed {
  if (from !== undefined) into.set(from);
  return into;
}
