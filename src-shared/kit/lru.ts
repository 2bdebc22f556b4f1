interface LruOptions<K, V> {
  /** How much it holds in total; by default the weight of an entry is 1, so this is a count. */
  readonly capacity: number;
  readonly weigh?: (value: V) => number;
  /** Called for each entry that is evicted or deleted, not for one that is replaced by itself. */
  readonly onRemove?: (value: V, key: K) => void;
}

/** A map that evicts the entries that were used least recently. */
export class Lru<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #options: LruOptions<K, V>;
  #weight = 0;

  constructor(options: LruOptions<K, V>) {
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Counts as a use. */
  get(key: K): V | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  /** Does not count as a use. */
  peek(key: K): V | undefined {
    return this.#entries.get(key);
  }

  has(key: K): boolean {
    return this.#entries.has(key);
  }

  /** Evicts others until the entry fits. An entry that is too heavy by itself is kept alone. */
  set(key: K, value: V): void {
    const previous = this.#entries.get(key);
    if (previous !== undefined) this.#remove(key, previous, previous !== value);
    this.#entries.set(key, value);
    this.#weight += this.#weigh(value);
    for (const [oldest, held] of this.#entries) {
      if (this.#weight <= this.#options.capacity || oldest === key) break;
      this.#remove(oldest, held, true);
    }
  }

  delete(key: K): void {
    const value = this.#entries.get(key);
    if (value !== undefined) this.#remove(key, value, true);
  }

  clear(): void {
    for (const key of this.#entries.keys()) this.delete(key);
  }

  /** Least recently used first. */
  values(): IterableIterator<V> {
    return this.#entries.values();
  }

  #remove(key: K, value: V, notify: boolean): void {
    this.#entries.delete(key);
    this.#weight -= this.#weigh(value);
    if (notify) this.#options.onRemove?.(value, key);
  }

  #weigh(value: V): number {
    return this.#options.weigh?.(value) ?? 1;
  }
}
