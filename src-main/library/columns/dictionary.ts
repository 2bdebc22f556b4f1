/** Numbers texts in the order of their first use, so that columns can hold small numbers. */
export class Dictionary {
  readonly #indexes = new Map<string, number>();
  readonly #texts: string[] = [];

  get size(): number {
    return this.#texts.length;
  }

  /** The number of a text, which is added if it is new. */
  add(text: string): number {
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    const index = this.#texts.length;
    this.#indexes.set(text, index);
    this.#texts.push(text);
    return index;
  }

  /** −1 for a text that does not occur. */
  find(text: string): number {
    return this.#indexes.get(text) ?? -1;
  }

  text(index: number): string {
    return this.#texts[index] ?? '';
  }

  texts(): readonly string[] {
    return this.#texts;
  }
}
